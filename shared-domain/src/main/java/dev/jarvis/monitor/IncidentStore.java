package dev.jarvis.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.Severity;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code incidents}. Whatever changes a row announces it. Every method works in the caller's transaction.
 * Stateless.
 */
@Singleton
public final class IncidentStore {

    private static final String COLUMNS = """
            SELECT id, cluster, key, condition, severity, node, target, title, message, state, opened_at, updated_at,
                   resolved_at, evidence, count
            FROM incidents
            """;

    private final JsonColumn json;
    private final ChangeLog changes;

    @Inject
    public IncidentStore(JsonColumn json, ChangeLog changes) {
        this.json = json;
        this.changes = changes;
    }

    /** Which incidents are wanted. */
    public enum Selection {
        @JsonProperty("open")
        OPEN("state <> 'resolved'"),
        @JsonProperty("resolved")
        RESOLVED("state = 'resolved'"),
        @JsonProperty("all")
        ALL("1 = 1");

        private final String clause;

        Selection(String clause) {
            this.clause = clause;
        }
    }

    /** The incidents of a cluster, the newest first, at most {@code limit}. */
    public List<Incident> find(Connection connection, String cluster, Selection selection, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(
                COLUMNS + "WHERE cluster = ? AND " + selection.clause + " ORDER BY id DESC LIMIT ?")) {
            query.setString(1, cluster);
            query.setInt(2, limit);
            var found = new ArrayList<Incident>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    /** All that are not resolved. */
    public List<Incident> open(Connection connection, String cluster) throws SQLException {
        return find(connection, cluster, Selection.OPEN, Integer.MAX_VALUE);
    }

    /** One incident, as it now is. */
    public Optional<Incident> byId(Connection connection, long id) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + "WHERE id = ?")) {
            query.setLong(1, id);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** Opens one; answers its id. */
    long open(Connection connection, String cluster, String condition, Finding.Holds finding, Instant now)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO incidents (cluster, key, condition, severity, node, target, title, message, state,
                                       opened_at, updated_at, evidence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?)
                RETURNING id
                """)) {
            insert.setString(1, cluster);
            insert.setString(2, Incident.keyOf(condition, finding.target()));
            insert.setString(3, condition);
            insert.setString(4, finding.severity().word());
            insert.setString(5, finding.node().orElse(null));
            insert.setString(6, finding.target());
            insert.setString(7, finding.title());
            insert.setString(8, finding.message());
            insert.setString(9, Times.text(now));
            insert.setString(10, Times.text(now));
            insert.setString(11, json.write(finding.evidence()));
            long id;
            try (var rows = insert.executeQuery()) {
                rows.next();
                id = rows.getLong(1);
            }
            announce(connection, cluster, id, now);
            return id;
        }
    }

    /** Raises its severity, with the words and the evidence of the finding that did. */
    void worsen(Connection connection, Incident incident, Finding.Holds finding, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE incidents SET severity = ?, title = ?, message = ?, evidence = ?, updated_at = ?,
                                     count = count + 1
                WHERE id = ?
                """)) {
            update.setString(1, finding.severity().word());
            update.setString(2, finding.title());
            update.setString(3, finding.message());
            update.setString(4, json.write(finding.evidence()));
            update.setString(5, Times.text(now));
            update.setLong(6, incident.id());
            update.executeUpdate();
        }
        announce(connection, incident.cluster(), incident.id(), now);
    }

    /** Ends it. */
    void close(Connection connection, Incident incident, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE incidents SET state = 'resolved', resolved_at = ?, updated_at = ? WHERE id = ?")) {
            update.setString(1, Times.text(now));
            update.setString(2, Times.text(now));
            update.setLong(3, incident.id());
            update.executeUpdate();
        }
        announce(connection, incident.cluster(), incident.id(), now);
    }

    private void announce(Connection connection, String cluster, long id, Instant now) throws SQLException {
        changes.announce(connection, now, cluster, ChangeKind.INCIDENT, Long.toString(id));
    }

    private Incident read(ResultSet row) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("cluster"),
                row.getString("key"),
                row.getString("condition"),
                Severity.of(row.getString("severity")),
                Optional.ofNullable(row.getString("node")),
                row.getString("target"),
                row.getString("title"),
                row.getString("message"),
                Incident.State.of(row.getString("state")),
                Times.instant(row.getString("opened_at")),
                Times.instant(row.getString("updated_at")),
                Optional.ofNullable(row.getString("resolved_at")).map(Times::instant),
                json.read(row.getString("evidence"), JsonNode.class),
                row.getLong("count"));
    }
}
