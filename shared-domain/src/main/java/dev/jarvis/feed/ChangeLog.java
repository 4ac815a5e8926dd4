package dev.jarvis.feed;

import dev.jarvis.database.Times;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code changes}, the one log that is tailed. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class ChangeLog {

    /** Announces something other than an event, which announces itself. Belongs into the transaction of what it announces. */
    public void announce(Connection connection, Instant now, String cluster, ChangeKind kind, String reference)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO changes (timestamp, cluster, kind, ref) VALUES (?, ?, ?, ?)")) {
            insert.setString(1, Times.text(now));
            insert.setString(2, cluster);
            insert.setString(3, kind.word());
            insert.setString(4, reference);
            insert.executeUpdate();
        }
    }

    /** The next changes after a position, in order, at most {@code limit}. */
    public List<Change> after(Connection connection, long position, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT id, cluster, kind, ref FROM changes WHERE id > ? ORDER BY id LIMIT ?")) {
            query.setLong(1, position);
            query.setInt(2, limit);
            var found = new ArrayList<Change>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Change(
                            rows.getLong(1), rows.getString(2), ChangeKind.of(rows.getString(3)), rows.getString(4)));
                }
            }
            return found;
        }
    }

    /** The position of the newest change ever made, kept or not; 0 when there was none. */
    public long head(Connection connection) throws SQLException {
        return number(connection, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'changes'");
    }

    /** The least position that a reader may resume from without having missed a row that is no longer kept. */
    public long oldestResumable(Connection connection) throws SQLException {
        return number(connection, """
                SELECT coalesce((SELECT min(id) - 1 FROM changes),
                                (SELECT max(seq) FROM sqlite_sequence WHERE name = 'changes'),
                                0)
                """);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
