package dev.jarvis.functions;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import dev.jarvis.database.Transactions;
import dev.jarvis.monitor.Incident;
import dev.jarvis.monitor.IncidentStore;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Nodes, and one of them with all that is on it. */
@Controller("/api/nodes")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class NodesFunction {

    private final Transactions transactions;
    private final CurrentStatus current;
    private final IncidentStore incidents;

    NodesFunction(Transactions transactions, CurrentStatus current, IncidentStore incidents) {
        this.transactions = transactions;
        this.current = current;
        this.incidents = incidents;
    }

    /** One node with what it carries and what is wrong there. */
    @Serdeable
    record NodeDetail(Node node, List<Guest> guests, List<Storage> storages, List<Incident> incidents) {}

    @Get
    List<Node> nodes(HttpRequest<?> request) {
        return transactions.read(connection -> current.of(connection, request).nodes());
    }

    @Get("/{name}")
    NodeDetail node(String name, HttpRequest<?> request) {
        return transactions.read(connection -> {
            var status = current.of(connection, request);
            var node = CurrentStatus.node(status, name);
            return new NodeDetail(
                    node,
                    status.guests().stream()
                            .filter(guest -> guest.node().equals(name))
                            .toList(),
                    status.storages().stream()
                            .filter(storage -> storage.node().equals(name))
                            .toList(),
                    incidents.open(connection, status.cluster()).stream()
                            .filter(incident ->
                                    incident.node().map(name::equals).orElse(false))
                            .toList());
        });
    }
}
