package dev.jarvis.feed;

import dev.jarvis.database.Times;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The table {@code event_hours}, which triggers keep: it turns a span of time into bounds of ids, so that both ends of the
 * span are found at once though ids follow times only nearly. Stateless.
 */
final class EventHours {

    /** {@code 2026-01-26T13}. */
    private static final int HOUR_LENGTH = 13;

    /**
     * Of earlier hours, an event came before the first of this hour or a later one, or is remembered as late; of the hour
     * itself each is looked at.
     */
    static final String LAST = """
            SELECT max(
                ifnull((SELECT min(first_id) - 1 FROM event_hours WHERE hour >= ?1), 9223372036854775807),
                ifnull((SELECT max(last_late_id) FROM event_hours WHERE hour < ?1), 0),
                ifnull((SELECT max(id) FROM events INDEXED BY events_by_time WHERE timestamp BETWEEN ?1 AND ?2), 0))
            """;

    private EventHours() {}

    /**
     * Ids outside of which no event of a span of time lies; inside, others may.
     *
     * @param first none is smaller
     * @param last none is larger
     */
    record Bounds(OptionalLong first, OptionalLong last) {

        /** No span at all. */
        static final Bounds NONE = new Bounds(OptionalLong.empty(), OptionalLong.empty());
    }

    /** The bounds of what happened from one time to another, both included; empty when nothing can have. */
    static Optional<Bounds> between(Connection connection, Optional<Instant> since, Optional<Instant> until)
            throws SQLException {
        var first = OptionalLong.empty();
        if (since.isPresent()) {
            first = first(connection, since.get());
            if (first.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Bounds(first, until.isPresent() ? last(connection, until.get()) : OptionalLong.empty()));
    }

    /** Empty where nothing happened in this hour or later. */
    private static OptionalLong first(Connection connection, Instant time) throws SQLException {
        try (var query = connection.prepareStatement("SELECT min(first_id) FROM event_hours WHERE hour >= ?")) {
            query.setString(1, hourOf(time));
            try (var rows = query.executeQuery()) {
                rows.next();
                long first = rows.getLong(1);
                return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(first);
            }
        }
    }

    private static OptionalLong last(Connection connection, Instant time) throws SQLException {
        try (var query = connection.prepareStatement(LAST)) {
            query.setString(1, hourOf(time));
            query.setString(2, Times.text(time));
            try (var rows = query.executeQuery()) {
                rows.next();
                return OptionalLong.of(rows.getLong(1));
            }
        }
    }

    private static String hourOf(Instant time) {
        return Times.text(time).substring(0, HOUR_LENGTH);
    }
}
