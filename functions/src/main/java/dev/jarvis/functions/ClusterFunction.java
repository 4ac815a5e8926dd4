package dev.jarvis.functions;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.monitor.ClusterStatus;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The cluster's current state, as the database has it. */
@Controller("/api/cluster")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ClusterFunction {

    private final Transactions transactions;
    private final CurrentStatus current;
    private final ChangeLog changes;
    private final StoredSettings settings;

    ClusterFunction(Transactions transactions, CurrentStatus current, ChangeLog changes, StoredSettings settings) {
        this.transactions = transactions;
        this.current = current;
        this.changes = changes;
        this.settings = settings;
    }

    /** What kinds of resource there are to ask for. */
    enum Kind {
        NODE,
        GUEST,
        STORAGE
    }

    /** Some of the state; a kind that was not asked for is empty. */
    @Serdeable
    record Resources(Instant asOf, boolean stale, List<Node> nodes, List<Guest> guests, List<Storage> storages) {}

    private record Answer(ClusterStatus status, String tag) {}

    @Get("/status")
    HttpResponse<ClusterStatus> status(HttpRequest<?> request) {
        var answer = transactions.read(connection -> {
            var status = current.of(connection, request);
            // The database's id, too: after a restore its positions are reached a second time.
            var tag =
                    settings.databaseId(connection) + "-" + changes.head(connection) + (status.stale() ? "-stale" : "");
            return new Answer(status, "W/\"" + tag + "\"");
        });
        boolean known = request.getHeaders()
                .getFirst(HttpHeaders.IF_NONE_MATCH)
                .map(answer.tag()::equals)
                .orElse(false);
        return (known ? HttpResponse.<ClusterStatus>notModified() : HttpResponse.ok(answer.status()))
                .header(HttpHeaders.ETAG, answer.tag());
    }

    @Get("/resources")
    Resources resources(HttpRequest<?> request) {
        var query = new Query(request);
        var kind = query.oneOf("kind", Kind.class);
        var node = query.text("node");
        var status = transactions.read(connection -> current.of(connection, request));
        node.ifPresent(name -> CurrentStatus.node(status, name));
        Function<String, Boolean> onNode = name -> node.map(name::equals).orElse(true);
        Function<Kind, Boolean> wanted = of -> kind.map(of::equals).orElse(true);
        return new Resources(
                status.asOf(),
                status.stale(),
                status.nodes().stream()
                        .filter(one -> wanted.apply(Kind.NODE) && onNode.apply(one.name()))
                        .toList(),
                status.guests().stream()
                        .filter(one -> wanted.apply(Kind.GUEST) && onNode.apply(one.node()))
                        .toList(),
                status.storages().stream()
                        .filter(one -> wanted.apply(Kind.STORAGE) && onNode.apply(one.node()))
                        .toList());
    }
}
