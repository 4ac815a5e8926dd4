package dev.jarvis.feed;

import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import io.micronaut.json.tree.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads whole events out of the table. Works in the caller's transaction. Stateless. */
final class EventRows {

    private static final String COLUMNS = """
            SELECT e.id, e.uid, e.timestamp, e.cluster, e.type, e.severity, e.source, e.node, e.target, e.title, e.message,
                   e.summary, e.details, e.incident_id, e.resolved, e.resolved_at, e.resolved_by
            """;

    private final JsonColumn json;

    EventRows(JsonColumn json) {
        this.json = json;
    }

    /** The events of a selection, in its order. */
    List<Event> find(Connection connection, EventSelection selection) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + selection.sql())) {
            var values = selection.values();
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
                row.getInt("resolved") == 1,
                Optional.ofNullable(row.getString("resolved_at")).map(Times::instant),
                Optional.ofNullable(row.getString("resolved_by")).map(Resolver::of));
    }

    private Optional<JsonNode> tree(@Nullable String text) {
        return Optional.ofNullable(text).map(details -> json.read(details, JsonNode.class));
    }
}
