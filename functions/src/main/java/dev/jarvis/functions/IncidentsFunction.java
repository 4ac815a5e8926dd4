package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.monitor.Incident;
import dev.jarvis.monitor.IncidentStore;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** What is wrong, and what was. */
@Controller("/api/incidents")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class IncidentsFunction {

    private static final String DEFAULT_LIMIT = "100";
    private static final int MOST = 500;

    private final Transactions transactions;
    private final IncidentStore incidents;
    private final EventStore events;
    private final CurrentStatus current;

    IncidentsFunction(Transactions transactions, IncidentStore incidents, EventStore events, CurrentStatus current) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.events = events;
        this.current = current;
    }

    /** Incidents, the newest first. */
    @Serdeable
    record Listing(List<Incident> incidents) {}

    /** One incident with everything that was reported of it, newest first. */
    @Serdeable
    record WithTrail(Incident incident, List<Event> events) {}

    /**
     * Incidents, the newest first.
     *
     * @param state open, when nothing is said
     * @param limit how many at most
     * @param cluster another than the one that is watched here
     */
    @Get
    Listing incidents(
            @QueryValue Optional<IncidentStore.Selection> state,
            @QueryValue(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(MOST) int limit,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        var selection = state.orElse(IncidentStore.Selection.OPEN);
        return transactions.read(
                connection -> new Listing(incidents.find(connection, current.clusterOf(cluster), selection, limit)));
    }

    /**
     * One incident with everything that was reported of it.
     *
     * @param id of the incident
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    WithTrail incident(@Parameter(schema = @Schema(type = "integer", format = "int64", minimum = "1")) String id) {
        long number = Given.position("an incident's id", id);
        return transactions.read(connection -> {
            var incident = incidents
                    .byId(connection, number)
                    .orElseThrow(() -> Refusal.notFound("unknown_incident", "there is no incident " + number));
            return new WithTrail(
                    incident, events.find(connection, incident.cluster(), EventFilter.ofIncident(incident.id())));
        });
    }
}
