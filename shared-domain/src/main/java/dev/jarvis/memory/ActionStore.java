package dev.jarvis.memory;

import dev.jarvis.database.Times;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code autonomy_actions}. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class ActionStore {

    private static final String COLUMNS = """
            SELECT id, timestamp, cluster, incident_key, incident_id, runbook_id, condition, action, action_args, result,
                   result_details, verification_result, autonomy_level, node, attempt_number, escalated, email_sent
            FROM autonomy_actions
            """;

    /**
     * Records an action; answers its id.
     *
     * @throws SQLException when there is no incident of its {@code incidentId}
     */
    public long save(Connection connection, NewAction action) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO autonomy_actions (timestamp, cluster, incident_key, incident_id, runbook_id, condition, action,
                                              action_args, result, result_details, verification_result, autonomy_level,
                                              node, attempt_number, escalated, email_sent)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                RETURNING id
                """)) {
            insert.setString(1, Times.text(action.timestamp()));
            insert.setString(2, action.cluster());
            insert.setString(3, action.incidentKey());
            insert.setLong(4, action.incidentId());
            insert.setString(5, action.runbook());
            insert.setString(6, action.condition());
            insert.setString(7, action.action());
            insert.setString(8, action.arguments().orElse(null));
            insert.setString(9, action.result().word());
            insert.setString(10, action.details().orElse(null));
            insert.setString(11, action.verification().orElse(null));
            insert.setInt(12, action.autonomyLevel());
            insert.setString(13, action.node().orElse(null));
            insert.setInt(14, action.attempt());
            insert.setInt(15, action.escalated() ? 1 : 0);
            insert.setInt(16, action.emailSent() ? 1 : 0);
            try (var rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The last actions, the newest first. */
    public List<AutonomyAction> recent(Connection connection, String cluster, int limit) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS + "WHERE cluster = ? ORDER BY id DESC LIMIT ?")) {
            query.setString(1, cluster);
            query.setInt(2, limit);
            return read(query);
        }
    }

    /** What was done about one key, over all its incidents, the newest first. */
    public List<AutonomyAction> byIncidentKey(Connection connection, String cluster, String key, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(
                COLUMNS + "WHERE incident_key = ? AND cluster = ? ORDER BY id DESC LIMIT ?")) {
            query.setString(1, key);
            query.setString(2, cluster);
            query.setInt(3, limit);
            return read(query);
        }
    }

    /**
     * How often something was tried about a key since a time, whether it helped or not. Several actions of one try count
     * once; what was blocked, or handed to a person, was no try.
     */
    public int attemptCountSince(Connection connection, String cluster, String key, Instant since) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT count(*) FROM (
                    SELECT DISTINCT incident_id, attempt_number FROM autonomy_actions
                    WHERE incident_key = ? AND cluster = ? AND timestamp >= ? AND result IN ('success', 'failure'))
                """)) {
            query.setString(1, key);
            query.setString(2, cluster);
            query.setString(3, Times.text(since));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static List<AutonomyAction> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<AutonomyAction>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static AutonomyAction read(ResultSet row) throws SQLException {
        long incident = row.getLong("incident_id");
        var incidentId = row.wasNull() ? Optional.<Long>empty() : Optional.of(incident);
        return new AutonomyAction(
                row.getLong("id"),
                Times.instant(row.getString("timestamp")),
                row.getString("cluster"),
                row.getString("incident_key"),
                incidentId,
                row.getString("runbook_id"),
                row.getString("condition"),
                row.getString("action"),
                Optional.ofNullable(row.getString("action_args")),
                AutonomyAction.Outcome.of(row.getString("result")),
                Optional.ofNullable(row.getString("result_details")),
                Optional.ofNullable(row.getString("verification_result")),
                row.getInt("autonomy_level"),
                Optional.ofNullable(row.getString("node")),
                row.getInt("attempt_number"),
                row.getInt("escalated") == 1,
                row.getInt("email_sent") == 1);
    }
}
