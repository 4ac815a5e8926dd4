package dev.jarvis.functions;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventCursor;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.SearchText;
import dev.jarvis.feed.Severity;
import io.micronaut.core.convert.format.Format;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened. */
@Controller("/api/memory/events")
@Secured(SecurityRule.IS_AUTHENTICATED)
@LoginNeeded
@Refusals
final class EventsFunction {

    private static final String DEFAULT_LIMIT = "50";

    /** Says in the description of the API that the parameter is given anew for each value, not once with commas. */
    static final String REPEATED = "MULTI";

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
     * @param nextBefore where the next page begins; absent on the last one
     */
    @Serdeable
    record Page(List<Event> events, Optional<String> nextBefore) {}

    /**
     * What happened, newest first.
     *
     * @param q words that the title, the message, the node or the target must have
     * @param type only of this type
     * @param severity only of this severity; given more than once, of any of them
     * @param source only what this one says
     * @param node only what is about this node
     * @param since only what happened at this time or later, from 1970 to 9999
     * @param until only what happened at this time or before, from 1970 to 9999
     * @param before the nextBefore of the page before; or the id of an event, for what came before it
     * @param limit how many at most
     * @param cluster another than the one that is watched here
     */
    @Get
    Page events(
            @QueryValue @Size(max = Given.LONGEST) Optional<String> q,
            @QueryValue Optional<EventType> type,
            @QueryValue @Format(REPEATED) Set<Severity> severity,
            @QueryValue Optional<EventSource> source,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> node,
            @QueryValue Optional<Instant> since,
            @QueryValue Optional<Instant> until,
            @QueryValue @Pattern(regexp = EventCursor.FORM) @Size(max = EventCursor.LONGEST) Optional<String> before,
            @QueryValue(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(EventFilter.MOST) int limit,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        return page(cluster, filter(q, type, severity, source, node, since, until, before, limit));
    }

    /**
     * What still waits for somebody, newest first.
     *
     * @param q words that the title, the message, the node or the target must have
     * @param type only of this type
     * @param severity only of this severity; given more than once, of any of them
     * @param source only what this one says
     * @param node only what is about this node
     * @param since only what happened at this time or later, from 1970 to 9999
     * @param until only what happened at this time or before, from 1970 to 9999
     * @param before the nextBefore of the page before; or the id of an event, for what came before it
     * @param limit how many at most
     * @param cluster another than the one that is watched here
     */
    @Get("/unresolved")
    Page unresolved(
            @QueryValue @Size(max = Given.LONGEST) Optional<String> q,
            @QueryValue Optional<EventType> type,
            @QueryValue @Format(REPEATED) Set<Severity> severity,
            @QueryValue Optional<EventSource> source,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> node,
            @QueryValue Optional<Instant> since,
            @QueryValue Optional<Instant> until,
            @QueryValue @Pattern(regexp = EventCursor.FORM) @Size(max = EventCursor.LONGEST) Optional<String> before,
            @QueryValue(defaultValue = DEFAULT_LIMIT) @Min(1) @Max(EventFilter.MOST) int limit,
            @QueryValue @Size(max = Given.LONGEST) Optional<String> cluster) {
        return page(
                cluster,
                filter(q, type, severity, source, node, since, until, before, limit)
                        .unresolved());
    }

    private static EventFilter filter(
            Optional<String> q,
            Optional<EventType> type,
            Set<Severity> severity,
            Optional<EventSource> source,
            Optional<String> node,
            Optional<Instant> since,
            Optional<Instant> until,
            Optional<String> before,
            int limit) {
        var cursor = cursor(before);
        return new EventFilter(
                type,
                severity,
                source,
                node,
                Optional.empty(),
                since,
                until,
                cursor.map(EventCursor::before),
                false,
                limit,
                words(q, cursor));
    }

    private static Optional<EventCursor> cursor(Optional<String> before) {
        return before.map(text -> EventCursor.parse(text)
                .orElseThrow(() -> Refusal.badRequest(
                        "bad_parameter", "before must be the nextBefore of a page, or an id, was \"" + text + "\"")));
    }

    private static Optional<SearchText> words(Optional<String> typed, Optional<EventCursor> cursor) {
        return typed.map(text -> SearchText.of(text).reaching(cursor.flatMap(EventCursor::reach)));
    }

    private Page page(Optional<String> cluster, EventFilter filter) {
        var page = transactions.read(connection -> events.page(connection, current.clusterOf(cluster), filter));
        return new Page(page.events(), page.next().map(EventCursor::text));
    }
}
