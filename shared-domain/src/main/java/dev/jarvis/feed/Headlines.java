package dev.jarvis.feed;

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

/**
 * What stands out in the table {@code events}: what happened lately, and what is unresolved. Every query looks at a bounded
 * number of rows, however many there are, and says when there may be more. Works in the caller's transaction. Stateless.
 */
@Singleton
public final class Headlines {

    /** So many rows are looked at, and counted, at most. */
    static final int LOOKED_AT = 1_000;

    private static final String COLUMNS = "timestamp, severity, source, node, target, title, message, resolved";

    /** By time and not by cluster, which would make SQLite sort all that ever happened in this one. */
    static final String LATELY = """
            FROM events INDEXED BY events_by_time WHERE timestamp >= ?1 AND cluster = ?2 ORDER BY timestamp DESC LIMIT ?3
            """;

    /** Only the newest: an index on severities would cost every writer something for what is hardly ever long. */
    static final String UNRESOLVED = """
            SELECT id, severity = 'critical' AS critical
            FROM events INDEXED BY events_unresolved WHERE resolved = 0 AND cluster = ? ORDER BY id DESC LIMIT ?
            """;

    /**
     * What nobody has resolved.
     *
     * @param critical the critical alone, newest first
     * @param others the rest, newest first
     */
    public record Unresolved(Excerpt<Headline> critical, Excerpt<Headline> others) {}

    /**
     * What happened lately.
     *
     * @param settled what needs nobody, or nobody any more, newest first
     * @param unresolved how many of the events of that time still wait, of those that are looked at
     */
    public record Lately(Excerpt<Headline> settled, int unresolved) {}

    /** What happened since then, with at most {@code limit} of what is settled: a flood of alerts hides nothing else. */
    public Lately since(Connection connection, String cluster, Instant since, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM (SELECT * " + LATELY + ") WHERE resolved = 1 LIMIT ?4");
                var count = connection.prepareStatement(
                        "SELECT count(*), count(*) FILTER (WHERE resolved = 1) FROM (SELECT resolved " + LATELY
                                + ")")) {
            for (var statement : List.of(query, count)) {
                statement.setString(1, Times.text(since));
                statement.setString(2, cluster);
                statement.setInt(3, LOOKED_AT);
            }
            query.setInt(4, limit);
            try (var rows = count.executeQuery()) {
                rows.next();
                int all = rows.getInt(1);
                int settled = rows.getInt(2);
                return new Lately(new Excerpt<>(read(query), settled, all == LOOKED_AT), all - settled);
            }
        }
    }

    /** What is unresolved, at most {@code limit} of the critical and of the others, of the newest that are looked at. */
    public Unresolved unresolved(Connection connection, String cluster, int limit) throws SQLException {
        var critical = new ArrayList<Long>();
        var others = new ArrayList<Long>();
        try (var query = connection.prepareStatement(UNRESOLVED)) {
            query.setString(1, cluster);
            query.setInt(2, LOOKED_AT);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    (rows.getBoolean("critical") ? critical : others).add(rows.getLong("id"));
                }
            }
        }
        boolean orMore = critical.size() + others.size() == LOOKED_AT;
        return new Unresolved(
                new Excerpt<>(newest(connection, critical, limit), critical.size(), orMore),
                new Excerpt<>(newest(connection, others, limit), others.size(), orMore));
    }

    private static List<Headline> newest(Connection connection, List<Long> ids, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM events WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC")) {
            query.setString(1, ids.subList(0, Math.min(limit, ids.size())).toString());
            return read(query);
        }
    }

    private static List<Headline> read(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Headline>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(headline(rows));
            }
        }
        return found;
    }

    private static Headline headline(ResultSet row) throws SQLException {
        return new Headline(
                Times.instant(row.getString("timestamp")),
                Severity.of(row.getString("severity")),
                EventSource.of(row.getString("source")),
                Optional.ofNullable(row.getString("node")),
                Optional.ofNullable(row.getString("target")),
                row.getString("title"),
                row.getString("message"),
                row.getInt("resolved") == 1);
    }
}
