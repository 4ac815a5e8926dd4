package dev.jarvis.functions;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The cluster's current state, as the database has it. */
@Controller("/api/cluster")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
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
        @JsonProperty("node")
        NODE,
        @JsonProperty("guest")
        GUEST,
        @JsonProperty("storage")
        STORAGE
    }

    /** Some of the state; a kind that was not asked for is empty. */
    @Serdeable
    record Resources(Instant asOf, boolean stale, List<Node> nodes, List<Guest> guests, List<Storage> storages) {}

    private record Answer(ClusterStatus status, String tag) {}

    /**
     * The whole state of the cluster. Whoever has it already, by its ETag, is told so and not sent it again.
     *
     * @param cluster another than the one that is watched here
     */
    @Get("/status")
    @ApiResponse(
            responseCode = "200",
            description = "The state",
            useReturnTypeSchema = true,
            headers = @Header(name = "ETag", description = "Which state this is", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "It is the one that If-None-Match names")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "the ETag of the state that the caller has",
            schema = @Schema(implementation = String.class))
    HttpResponse<ClusterStatus> status(
            HttpRequest<?> request, @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var answer = transactions.read(connection -> {
            var status = current.of(connection, cluster);
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

    /**
     * Some of the state.
     *
     * @param kind only nodes, guests or storages
     * @param node only what is on this node
     * @param cluster another than the one that is watched here
     */
    @Get("/resources")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    Resources resources(
            @QueryValue Optional<Kind> kind,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> node,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var status = transactions.read(connection -> current.of(connection, cluster));
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
