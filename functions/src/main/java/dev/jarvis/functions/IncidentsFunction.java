package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.monitor.Incident;
import dev.jarvis.monitor.IncidentStore;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What is wrong, and what was. */
@Controller("/api/incidents")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class IncidentsFunction {

    private static final int DEFAULT_LIMIT = 100;
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

    @Get
    Listing incidents(HttpRequest<?> request) {
        var query = new Query(request);
        var selection = query.oneOf("state", IncidentStore.Selection.class).orElse(IncidentStore.Selection.OPEN);
        int limit = query.wholeNumber("limit", DEFAULT_LIMIT, 1, MOST);
        return transactions.read(
                connection -> new Listing(incidents.find(connection, current.clusterOf(request), selection, limit)));
    }

    @Get("/{id}")
    WithTrail incident(String id) {
        long number = Query.wholeNumber("an incident's id", id);
        return transactions.read(connection -> {
            var incident = incidents
                    .byId(connection, number)
                    .orElseThrow(() -> Refusal.notFound("unknown_incident", "there is no incident " + number));
            return new WithTrail(
                    incident, events.find(connection, incident.cluster(), EventFilter.ofIncident(incident.id())));
        });
    }
}
