package dev.jarvis.functions;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import dev.jarvis.database.Transactions;
import dev.jarvis.monitor.Incident;
import dev.jarvis.monitor.IncidentStore;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** Nodes, and one of them with all that is on it. */
@Controller("/api/nodes")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
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

    /**
     * All nodes.
     *
     * @param cluster another than the one that is watched here
     */
    @Get
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    List<Node> nodes(@QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        return transactions.read(connection -> current.of(connection, cluster).nodes());
    }

    /**
     * One node with all that is on it.
     *
     * @param name of the node
     * @param cluster another than the one that is watched here
     */
    @Get("/{name}")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    NodeDetail node(String name, @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        return transactions.read(connection -> {
            var status = current.of(connection, cluster);
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
