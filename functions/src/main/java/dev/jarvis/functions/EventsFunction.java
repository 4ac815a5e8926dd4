package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.Severity;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;

/** What happened. */
@Controller("/api/memory/events")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class EventsFunction {

    private static final int DEFAULT_LIMIT = 50;

    private final Transactions transactions;
    private final EventStore events;
    private final CurrentStatus current;

    EventsFunction(Transactions transactions, EventStore events, CurrentStatus current) {
        this.transactions = transactions;
        this.events = events;
        this.current = current;
    }

    /**
     * A page of events, newest first.
     *
     * @param nextBefore the cursor of the next page; absent on the last one
     */
    @Serdeable
    record Page(List<Event> events, Optional<Long> nextBefore) {}

    @Get
    Page events(HttpRequest<?> request) {
        return page(request, false);
    }

    @Get("/unresolved")
    Page unresolved(HttpRequest<?> request) {
        return page(request, true);
    }

    private Page page(HttpRequest<?> request, boolean unresolvedOnly) {
        var query = new Query(request);
        int limit = query.wholeNumber("limit", DEFAULT_LIMIT, 1, EventFilter.MOST);
        var filter = new EventFilter(
                query.oneOf("type", EventType.class),
                query.oneOf("severity", Severity.class),
                query.text("node"),
                Optional.empty(),
                query.instant("since"),
                query.position("before"),
                unresolvedOnly,
                limit);
        var found = transactions.read(connection -> events.find(connection, current.clusterOf(request), filter));
        return new Page(
                found,
                found.size() < limit
                        ? Optional.empty()
                        : Optional.of(found.getLast().id()));
    }
}
