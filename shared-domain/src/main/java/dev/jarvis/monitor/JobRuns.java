package dev.jarvis.monitor;

import dev.jarvis.database.Times;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code job_runs}: one row a tier, and in it the last failure. Works in the caller's transaction. Stateless. */
@Singleton
public final class JobRuns {

    private static final double MILLIS = 1_000.0;

    /** The last run of every tier that ever ran. */
    public List<JobRun> all(Connection connection, String cluster) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT tier, interval_seconds, started_at, ended_at, outcome, error, api_calls
                FROM job_runs WHERE cluster = ? ORDER BY tier
                """)) {
            query.setString(1, cluster);
            var found = new ArrayList<JobRun>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
            return found;
        }
    }

    /** Takes the place of the tier's last run; a failure is also kept until the next one. */
    void save(Connection connection, String cluster, JobRun run) throws SQLException {
        var failedAt = run.outcome() == JobRun.Outcome.FAILED ? Times.text(run.endedAt()) : null;
        try (var upsert = connection.prepareStatement("""
                INSERT INTO job_runs (cluster, tier, interval_seconds, started_at, ended_at, outcome, error, api_calls,
                                      failed_at, last_error)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (cluster, tier) DO UPDATE SET
                    interval_seconds = excluded.interval_seconds, started_at = excluded.started_at,
                    ended_at = excluded.ended_at, outcome = excluded.outcome, error = excluded.error,
                    api_calls = excluded.api_calls,
                    failed_at = coalesce(excluded.failed_at, failed_at),
                    last_error = coalesce(excluded.last_error, last_error)
                """)) {
            upsert.setString(1, cluster);
            upsert.setString(2, run.tier());
            upsert.setDouble(3, run.every().toMillis() / MILLIS);
            upsert.setString(4, Times.text(run.startedAt()));
            upsert.setString(5, Times.text(run.endedAt()));
            upsert.setString(6, run.outcome().word());
            upsert.setString(7, run.error().orElse(null));
            upsert.setLong(8, run.apiCalls());
            upsert.setString(9, failedAt);
            upsert.setString(10, failedAt == null ? null : run.error().orElse(null));
            upsert.executeUpdate();
        }
    }

    private static JobRun read(ResultSet row) throws SQLException {
        return new JobRun(
                row.getString("tier"),
                Duration.ofMillis(Math.round(row.getDouble("interval_seconds") * MILLIS)),
                Times.instant(row.getString("started_at")),
                Times.instant(row.getString("ended_at")),
                JobRun.Outcome.of(row.getString("outcome")),
                Optional.ofNullable(row.getString("error")),
                row.getLong("api_calls"));
    }
}
