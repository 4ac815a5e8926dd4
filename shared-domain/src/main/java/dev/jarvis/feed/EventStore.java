package dev.jarvis.feed;

import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code events}. Every method works inside the caller's transaction. Whatever is asked for, the newest come
 * first unless the method says otherwise. Stateless.
 */
@Singleton
public final class EventStore {

    private static final String INSERT = """
            INSERT INTO events (uid, timestamp, cluster, type, severity, source, node, target, title, message, summary,
                                details, incident_id, resolved)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final ChangeLog changes = new ChangeLog();
    private final JsonColumn json;
    private final EventRows rows;
    private final EventSearch search;

    @Inject
    public EventStore(JsonColumn json) {
        this.json = json;
        this.rows = new EventRows(json);
        this.search = new EventSearch(rows);
    }

    /** Records an event, which announces it; only alerts begin unresolved. Answers its id. */
    public long append(Connection connection, NewEvent event) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, Uids.at(event.timestamp()));
            insert.setString(2, Times.text(event.timestamp()));
            insert.setString(3, event.cluster());
            insert.setString(4, event.type().word());
            insert.setString(5, event.severity().word());
            insert.setString(6, event.source().word());
            insert.setString(7, event.node().orElse(null));
            insert.setString(8, event.target().orElse(null));
            insert.setString(9, event.title());
            insert.setString(10, event.message());
            insert.setString(11, event.summary());
            insert.setString(12, event.details().map(json::write).orElse(null));
            if (event.incidentId().isPresent()) {
                insert.setLong(13, event.incidentId().get());
            } else {
                insert.setNull(13, Types.INTEGER);
            }
            insert.setInt(14, event.type() == EventType.ALERT ? 0 : 1);
            insert.executeUpdate();
        }
        try (var query = connection.prepareStatement("SELECT last_insert_rowid()");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Marks what an incident had left unresolved. */
    public void resolveOf(Connection connection, long incident, Resolver by, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE events SET resolved = 1, resolved_at = ?, resolved_by = ?
                WHERE incident_id = ? AND resolved = 0
                """)) {
            update.setString(1, Times.text(now));
            update.setString(2, by.word());
            update.setLong(3, incident);
            update.executeUpdate();
        }
    }

    /**
     * Resolves one event by hand and announces it.
     *
     * @return whether it was changed, and if not, why
     */
    public Resolution resolve(Connection connection, String cluster, long id, Resolver by, Instant now)
            throws SQLException {
        int changed;
        try (var update = connection.prepareStatement("""
                UPDATE events SET resolved = 1, resolved_at = ?, resolved_by = ?
                WHERE id = ? AND cluster = ? AND resolved = 0
                """)) {
            update.setString(1, Times.text(now));
            update.setString(2, by.word());
            update.setLong(3, id);
            update.setString(4, cluster);
            changed = update.executeUpdate();
        }
        if (changed == 1) {
            changes.announce(connection, now, cluster, ChangeKind.EVENT, Long.toString(id));
            return Resolution.RESOLVED;
        }
        boolean known = byId(connection, id)
                .filter(event -> event.cluster().equals(cluster))
                .isPresent();
        return known ? Resolution.ALREADY_RESOLVED : Resolution.UNKNOWN;
    }

    /**
     * A page of events.
     *
     * @param next where the next one begins; empty when there is none
     */
    public record Page(List<Event> events, Optional<EventCursor> next) {

        static final Page EMPTY = new Page(List.of(), Optional.empty());

        /** Of what was found: one event more than the limit when there is a next page. */
        static Page of(List<Event> oneMore, int limit, Optional<SearchText.Reach> reach) {
            boolean goesOn = oneMore.size() > limit;
            var events = goesOn ? oneMore.subList(0, limit) : oneMore;
            return new Page(
                    List.copyOf(events),
                    goesOn ? Optional.of(new EventCursor(events.getLast().id(), reach)) : Optional.empty());
        }
    }

    /** The events that a filter lets through. */
    public List<Event> find(Connection connection, String cluster, EventFilter filter) throws SQLException {
        return page(connection, cluster, filter).events();
    }

    /** The events that a filter lets through, and where the next page of them begins. */
    public Page page(Connection connection, String cluster, EventFilter filter) throws SQLException {
        var bounds = EventHours.between(connection, filter.since(), filter.until());
        if (bounds.isEmpty()) {
            return Page.EMPTY;
        }
        if (filter.words().isPresent()) {
            return search.page(connection, cluster, filter, filter.words().get(), bounds.get());
        }
        var found = rows.find(connection, EventSelection.of(cluster, filter, bounds.get()));
        return Page.of(found, filter.limit(), Optional.empty());
    }

    /**
     * The events in which a person's words occur, at most {@code limit}; none for a text without words. The newest and not
     * the best fitting: events are short and say the same again and again, so no ranking tells them apart, but their age
     * does.
     */
    public List<Event> search(Connection connection, String cluster, String typed, int limit) throws SQLException {
        return find(connection, cluster, EventFilter.newest(limit).saying(SearchText.of(typed)));
    }

    /** What happened at a time or later. */
    public List<Event> since(Connection connection, String cluster, Instant earliest, int limit) throws SQLException {
        return find(connection, cluster, EventFilter.newest(limit).since(earliest));
    }

    public List<Event> byNode(Connection connection, String cluster, String node, int limit) throws SQLException {
        return find(connection, cluster, EventFilter.newest(limit).on(node));
    }

    public List<Event> byType(Connection connection, String cluster, EventType type, int limit) throws SQLException {
        return find(connection, cluster, EventFilter.newest(limit).of(type));
    }

    public List<Event> unresolved(Connection connection, String cluster, int limit) throws SQLException {
        return find(connection, cluster, EventFilter.newest(limit).unresolved());
    }

    /** What came after an event, of all clusters and the oldest first. */
    public List<Event> after(Connection connection, long id, int limit) throws SQLException {
        return rows.find(
                connection,
                new EventSelection("FROM events e WHERE e.id > ?1 ORDER BY e.id LIMIT ?2", List.of(id, limit)));
    }

    /** One event, as it now is. */
    public Optional<Event> byId(Connection connection, long id) throws SQLException {
        return rows.find(connection, new EventSelection("FROM events e WHERE e.id = ?1", List.of(id))).stream()
                .findFirst();
    }
}
