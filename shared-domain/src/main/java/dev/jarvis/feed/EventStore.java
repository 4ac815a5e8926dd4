package dev.jarvis.feed;

import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code events}. Every method works inside the caller's transaction. Stateless. */
@Singleton
public final class EventStore {

    private static final String INSERT = """
            INSERT INTO events (uid, timestamp, cluster, type, severity, source, node, target, title, message, summary,
                                details, incident_id, resolved)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String COLUMNS = """
            SELECT id, uid, timestamp, cluster, type, severity, source, node, target, title, message, summary, details,
                   incident_id, resolved
            FROM events
            """;

    private final JsonColumn json;

    @Inject
    public EventStore(JsonColumn json) {
        this.json = json;
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
    public void resolveOf(Connection connection, long incident, String by, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE events SET resolved = 1, resolved_at = ?, resolved_by = ?
                WHERE incident_id = ? AND resolved = 0
                """)) {
            update.setString(1, Times.text(now));
            update.setString(2, by);
            update.setLong(3, incident);
            update.executeUpdate();
        }
    }

    /** The events that a filter lets through, newest first. */
    public List<Event> find(Connection connection, String cluster, EventFilter filter) throws SQLException {
        var where = new StringBuilder("WHERE cluster = ?");
        var values = new ArrayList<Object>();
        values.add(cluster);
        filter.type().ifPresent(type -> and(where, values, "type = ?", type.word()));
        filter.severity().ifPresent(severity -> and(where, values, "severity = ?", severity.word()));
        filter.node().ifPresent(node -> and(where, values, "node = ?", node));
        filter.incident().ifPresent(incident -> and(where, values, "incident_id = ?", incident));
        filter.since().ifPresent(since -> and(where, values, "timestamp >= ?", Times.text(since)));
        filter.before().ifPresent(before -> and(where, values, "id < ?", before));
        if (filter.unresolvedOnly()) {
            where.append(" AND resolved = 0");
        }
        where.append(" ORDER BY id DESC LIMIT ?");
        values.add(filter.limit());
        return query(connection, where.toString(), values);
    }

    /** One event, as it now is. */
    public Optional<Event> byId(Connection connection, long id) throws SQLException {
        return query(connection, "WHERE id = ?", List.of(id)).stream().findFirst();
    }

    private static void and(StringBuilder where, List<Object> values, String clause, Object value) {
        where.append(" AND ").append(clause);
        values.add(value);
    }

    private List<Event> query(Connection connection, String where, List<Object> values) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + where)) {
            for (int index = 0; index < values.size(); index++) {
                query.setObject(index + 1, values.get(index));
            }
            var found = new ArrayList<Event>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    private Event read(ResultSet row) throws SQLException {
        long incident = row.getLong("incident_id");
        var incidentId = row.wasNull() ? Optional.<Long>empty() : Optional.of(incident);
        return new Event(
                row.getLong("id"),
                row.getString("uid"),
                Times.instant(row.getString("timestamp")),
                row.getString("cluster"),
                EventType.of(row.getString("type")),
                Severity.of(row.getString("severity")),
                EventSource.of(row.getString("source")),
                Optional.ofNullable(row.getString("node")),
                Optional.ofNullable(row.getString("target")),
                row.getString("title"),
                row.getString("message"),
                row.getString("summary"),
                tree(row.getString("details")),
                incidentId,
                row.getInt("resolved") == 1);
    }

    private Optional<JsonNode> tree(@Nullable String text) {
        return Optional.ofNullable(text).map(details -> json.read(details, JsonNode.class));
    }
}
