package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.memory.ActionStore;
import dev.jarvis.memory.AutonomyAction;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What JARVIS did by itself. */
@Controller("/api/actions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class ActionsFunction {

    private static final String DEFAULT_LIMIT = "50";
    private static final int MOST = 500;

    private final Transactions transactions;
    private final ActionStore actions;
    private final CurrentStatus current;

    ActionsFunction(Transactions transactions, ActionStore actions, CurrentStatus current) {
        this.transactions = transactions;
        this.actions = actions;
        this.current = current;
    }

    /** Actions, the newest first. */
    @Serdeable
    record Listing(List<AutonomyAction> actions) {}

    /**
     * What was done, the newest first.
     *
     * @param limit how many at most
     * @param incidentKey only about this, CONDITION:target
     * @param cluster another than the one that is watched here
     */
    @Get
    Listing actions(
            @QueryValue(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(MOST) int limit,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> incidentKey,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var of = current.clusterOf(cluster);
        return new Listing(transactions.read(connection -> incidentKey.isPresent()
                ? actions.byIncidentKey(connection, of, incidentKey.get(), limit)
                : actions.recent(connection, of, limit)));
    }
}
