package dev.jarvis.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events are wanted; what is absent does not narrow.
 *
 * @param before only events with a smaller {@code id}: the cursor of a reader that pages backwards
 * @param limit 1 to {@link #MOST}
 */
public record EventFilter(
        Optional<EventType> type,
        Optional<Severity> severity,
        Optional<String> node,
        Optional<Long> incident,
        Optional<Instant> since,
        Optional<Long> before,
        boolean unresolvedOnly,
        int limit) {

    public static final int MOST = 500;

    public EventFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1.." + MOST + ", was " + limit);
        }
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
}
