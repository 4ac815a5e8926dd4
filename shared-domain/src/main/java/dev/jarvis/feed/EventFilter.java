package dev.jarvis.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events are wanted; what is absent does not narrow.
 *
 * @param before only events with a smaller {@code id}: the cursor of a reader that pages backwards
 * @param limit 1 to {@link #MOST}
 * @param words what the title, the message, the node or the target must say; one without any word finds nothing
 */
public record EventFilter(
        Optional<EventType> type,
        Optional<Severity> severity,
        Optional<String> node,
        Optional<Long> incident,
        Optional<Instant> since,
        Optional<Long> before,
        boolean unresolvedOnly,
        int limit,
        Optional<SearchText> words) {

    public static final int MOST = 500;

    public EventFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1.." + MOST + ", was " + limit);
        }
    }

    /** A filter that asks for no words. */
    public EventFilter(
            Optional<EventType> type,
            Optional<Severity> severity,
            Optional<String> node,
            Optional<Long> incident,
            Optional<Instant> since,
            Optional<Long> before,
            boolean unresolvedOnly,
            int limit) {
        this(type, severity, node, incident, since, before, unresolvedOnly, limit, Optional.empty());
    }

    /** The newest, of every kind. */
    public static EventFilter newest(int limit) {
        return new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                limit);
    }

    /** What belongs to one incident. */
    public static EventFilter ofIncident(long incident) {
        return new EventFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(incident),
                Optional.empty(),
                Optional.empty(),
                false,
                MOST);
    }

    public EventFilter of(EventType wanted) {
        return new EventFilter(
                Optional.of(wanted), severity, node, incident, since, before, unresolvedOnly, limit, words);
    }

    public EventFilter at(Severity wanted) {
        return new EventFilter(type, Optional.of(wanted), node, incident, since, before, unresolvedOnly, limit, words);
    }

    public EventFilter on(String wanted) {
        return new EventFilter(
                type, severity, Optional.of(wanted), incident, since, before, unresolvedOnly, limit, words);
    }

    public EventFilter since(Instant earliest) {
        return new EventFilter(
                type, severity, node, incident, Optional.of(earliest), before, unresolvedOnly, limit, words);
    }

    public EventFilter before(long position) {
        return new EventFilter(
                type, severity, node, incident, since, Optional.of(position), unresolvedOnly, limit, words);
    }

    public EventFilter unresolved() {
        return new EventFilter(type, severity, node, incident, since, before, true, limit, words);
    }

    /** Only those that say this. */
    public EventFilter saying(SearchText wanted) {
        return new EventFilter(
                type, severity, node, incident, since, before, unresolvedOnly, limit, Optional.of(wanted));
    }
}
