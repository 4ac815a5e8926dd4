package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.memory.SampleSeries;
import dev.jarvis.memory.Samples;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Figures over time, one a minute, of the last two days. */
@Controller("/api/metrics")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class MetricsFunction {

    private static final Duration DEFAULT_SPAN = Duration.ofHours(1);

    /** Of everything: 2,000 guests are 5 MB an hour. */
    private static final Duration MOST_OF_ALL = Duration.ofHours(3);

    private final Transactions transactions;
    private final Samples samples;
    private final CurrentStatus current;
    private final InstantSource clock;

    MetricsFunction(Transactions transactions, Samples samples, CurrentStatus current, InstantSource clock) {
        this.transactions = transactions;
        this.samples = samples;
        this.current = current;
        this.clock = clock;
    }

    /**
     * The figures between two times, oldest first: of everything for three hours at most, else of what is named.
     *
     * @param resource only of node/NAME, guest/VMID, storage/NODE/NAME or, when it is shared, storage/NAME; given more than
     *     once, of each of them
     * @param from the earliest time, from 1970 to 9999; an hour before the latest, when nothing is said
     * @param to the latest time, from 1970 to 9999; now, when nothing is said
     * @param cluster another than the one that is watched here
     */
    @Get
    SampleSeries metrics(
            @QueryValue @Format(EventsFunction.REPEATED) Set<@Size(max = Given.LONGEST) String> resource,
            @QueryValue Optional<Instant> from,
            @QueryValue Optional<Instant> to,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var latest = to.orElseGet(clock::instant);
        var earliest = from.orElse(latest.minus(DEFAULT_SPAN));
        if (earliest.isAfter(latest)) {
            throw Refusal.badRequest("bad_parameter", "from must not be after to: " + earliest + " is after " + latest);
        }
        if (resource.isEmpty() && earliest.plus(MOST_OF_ALL).isBefore(latest)) {
            throw Refusal.badRequest(
                    "bad_parameter",
                    "resource must be named for more than " + MOST_OF_ALL.toHours() + " h, were " + earliest + " to "
                            + latest);
        }
        return transactions.read(
                connection -> samples.between(connection, current.clusterOf(cluster), earliest, latest, resource));
    }
}
