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

    /** Read by their numbers: a name would be looked up for each value of each row. */
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
        long incident = row.getLong(14);
        var incidentId = row.wasNull() ? Optional.<Long>empty() : Optional.of(incident);
        return new Event(
                row.getLong(1),
                row.getString(2),
                Times.instant(row.getString(3)),
                row.getString(4),
                EventType.of(row.getString(5)),
                Severity.of(row.getString(6)),
                EventSource.of(row.getString(7)),
                Optional.ofNullable(row.getString(8)),
                Optional.ofNullable(row.getString(9)),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                tree(row.getString(13)),
                incidentId,
                row.getInt(15) == 1,
                Optional.ofNullable(row.getString(16)).map(Times::instant),
                Optional.ofNullable(row.getString(17)).map(Resolver::of));
    }

    private Optional<JsonNode> tree(@Nullable String text) {
        return Optional.ofNullable(text).map(details -> json.read(details, JsonNode.class));
    }
}
