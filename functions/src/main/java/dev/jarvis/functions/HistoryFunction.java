package dev.jarvis.functions;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.Storage;
import dev.jarvis.database.Transactions;
import dev.jarvis.memory.PastState;
import dev.jarvis.memory.PastStates;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How the cluster was. */
@Controller("/api/cluster/history")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class HistoryFunction {

    private final Transactions transactions;
    private final PastStates past;
    private final CurrentStatus current;
    private final InstantSource clock;

    HistoryFunction(Transactions transactions, PastStates past, CurrentStatus current, InstantSource clock) {
        this.transactions = transactions;
        this.past = past;
        this.current = current;
        this.clock = clock;
    }

    /**
     * The state at a time, as far as it is remembered.
     *
     * @param asOf when the figures were read
     * @param stale whether nothing was read for minutes before the time that was asked for: JARVIS did not watch then
     * @param snapshotAt when names, sizes and configuration were read
     */
    @Serdeable
    record PastStatus(
            String cluster,
            String name,
            Instant asOf,
            boolean stale,
            Instant snapshotAt,
            Optional<Boolean> quorate,
            List<Node> nodes,
            List<Guest> guests,
            List<Storage> storages) {

        private static PastStatus of(String cluster, PastState past, Instant at) {
            var state = past.state();
            return new PastStatus(
                    cluster,
                    state.name(),
                    past.takenAt(),
                    past.isStaleAt(at),
                    past.snapshotAt(),
                    state.quorate(),
                    state.nodes(),
                    state.guests(),
                    state.storages());
        }
    }

    /**
     * How far back the memory reaches.
     *
     * @param since the first time that a state is known of; absent while none is
     */
    @Serdeable
    record Reach(Optional<Instant> since) {}

    /**
     * The state at a time: the last snapshot of that time or before, with the figures of a later minute where there are
     * any.
     *
     * @param at which time, from 1970 to 9999; now, when nothing is said
     * @param cluster another than the one that is watched here
     */
    @Get
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    PastStatus history(
            @QueryValue Optional<Instant> at, @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var time = at.orElseGet(clock::instant);
        var of = current.clusterOf(cluster);
        return transactions
                .read(connection -> past.at(connection, of, time))
                .map(found -> PastStatus.of(of, found, time))
                .orElseThrow(() ->
                        Refusal.notFound("unknown_time", "nothing is remembered of cluster \"" + of + "\" at " + time));
    }

    /**
     * From when on the state is known, so that nobody need ask of a time before.
     *
     * @param cluster another than the one that is watched here
     */
    @Get("/reach")
    Reach reach(@QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var of = current.clusterOf(cluster);
        return new Reach(transactions.read(connection -> past.since(connection, of)));
    }
}
