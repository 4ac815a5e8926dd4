package dev.jarvis.memory;

import java.time.Duration;
import java.util.List;

/**
 * What is forgotten after a time.
 *
 * @param what it is called for a person
 * @param kept how long it is remembered
 * @param rows how many at most go in one batch
 * @param candidates finds keys of rows that may go, and how many bytes of text each holds: its parameters are the time
 *     before which they may, and how many
 * @param deletion forgets one row by its key
 */
record Expiry(String what, Duration kept, int rows, String candidates, String deletion) {

    /** Measured: 50 events cost a processor 3 to 9 ms, with their words and their entries in the indexes. */
    static final int HEAVY = 50;

    /** Of what has neither words nor an index, and is written a hundred times as often. */
    static final int LIGHT = 1_000;

    /** Everything that the background tier forgets, those first that others wait for: incidents outlive their events. */
    static List<Expiry> all() {
        return List.of(
                // Only the beginning of the log: whoever resumes behind a row that is kept would miss one from between.
                new Expiry("changes", Duration.ofDays(1), LIGHT, """
                        SELECT id, 0 FROM changes
                        WHERE id <= (SELECT max(id) FROM (SELECT id, timestamp FROM changes ORDER BY id LIMIT ?2)
                                     WHERE timestamp < ?1)
                        ORDER BY id
                        """, "DELETE FROM changes WHERE id = ?"),
                // Of these and of messages only the first are looked at, since ids are in the order of the times: no
                // index is
                // needed for it.
                new Expiry("samples", Duration.ofDays(2), HEAVY, """
                        SELECT id, bytes FROM (
                            SELECT id, timestamp, octet_length(sample) AS bytes FROM samples ORDER BY id LIMIT ?2)
                        WHERE timestamp < ?1
                        """, "DELETE FROM samples WHERE id = ?"),
                new Expiry("metric events", Duration.ofDays(7), HEAVY, """
                        SELECT id, octet_length(title) + octet_length(message)
                        FROM events INDEXED BY events_metric_by_time
                        WHERE type = 'metric' AND timestamp < ?1 ORDER BY timestamp LIMIT ?2
                        """, "DELETE FROM events WHERE id = ?"),
                new Expiry(
                        "events", Duration.ofDays(90), HEAVY, """
                        SELECT id, octet_length(title) + octet_length(message)
                        FROM events INDEXED BY events_by_time
                        WHERE resolved = 1 AND timestamp < ?1 ORDER BY timestamp LIMIT ?2
                        """, "DELETE FROM events WHERE id = ? AND resolved = 1"),
                // An hour of which an unresolved event is left still says where it begins.
                new Expiry(
                        "hours of events", Duration.ofDays(90), HEAVY, """
                        SELECT hour, 0 FROM event_hours h
                        WHERE hour < substr(?1, 1, 13) AND NOT EXISTS (
                            SELECT 1 FROM events WHERE timestamp >= h.hour AND timestamp < h.hour || '~')
                        ORDER BY hour LIMIT ?2
                        """, "DELETE FROM event_hours WHERE hour = ?"),
                new Expiry("actions", Duration.ofDays(30), HEAVY, """
                        SELECT id, 0 FROM autonomy_actions WHERE timestamp < ?1 ORDER BY timestamp LIMIT ?2
                        """, "DELETE FROM autonomy_actions WHERE id = ?"),
                new Expiry("messages", Duration.ofDays(180), HEAVY, """
                        SELECT id, bytes FROM (
                            SELECT id, timestamp, octet_length(content) AS bytes FROM conversations ORDER BY id LIMIT ?2)
                        WHERE timestamp < ?1
                        """, "DELETE FROM conversations WHERE id = ?"),
                // One that others lean on stays until they are gone.
                new Expiry("snapshots", Duration.ofDays(30), HEAVY, """
                        SELECT id, octet_length(snapshot) FROM cluster_snapshots s
                        WHERE timestamp < ?1 AND NOT EXISTS (SELECT 1 FROM cluster_snapshots WHERE base_id = s.id)
                        ORDER BY id LIMIT ?2
                        """, "DELETE FROM cluster_snapshots WHERE id = ?"),
                new Expiry("incidents", Duration.ofDays(365), HEAVY, """
                        SELECT id, 0 FROM incidents i
                        WHERE opened_at < ?1 AND resolved_at < ?1 AND state = 'resolved'
                            AND NOT EXISTS (SELECT 1 FROM events WHERE incident_id = i.id)
                        ORDER BY opened_at LIMIT ?2
                        """, """
                        DELETE FROM incidents WHERE id = ?1 AND state = 'resolved'
                            AND NOT EXISTS (SELECT 1 FROM events WHERE incident_id = ?1)
                        """));
    }
}
