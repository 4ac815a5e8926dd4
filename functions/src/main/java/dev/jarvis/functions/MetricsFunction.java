package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.memory.SampleSeries;
import dev.jarvis.memory.Samples;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Duration;
import java.time.InstantSource;

/** Figures over time, one a minute, of the last two days. */
@Controller("/api/metrics")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MetricsFunction {

    private static final Duration DEFAULT_SPAN = Duration.ofHours(1);

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

    @Get
    SampleSeries metrics(HttpRequest<?> request) {
        var query = new Query(request);
        var to = query.instant("to").orElseGet(clock::instant);
        var from = query.instant("from").orElse(to.minus(DEFAULT_SPAN));
        if (from.isAfter(to)) {
            throw Refusal.badRequest("bad_parameter", "from must not be after to: " + from + " is after " + to);
        }
        return transactions.read(connection ->
                samples.between(connection, current.clusterOf(request), from, to, query.text("resource")));
    }
}
