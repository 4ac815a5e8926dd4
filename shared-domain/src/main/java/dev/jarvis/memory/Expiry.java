package dev.jarvis.memory;

import java.time.Duration;
import java.util.List;

/**
 * What is forgotten after a time.
 *
 * @param what it is called for a person
 * @param kept how long it is remembered
 * @param candidates finds keys of rows that may go, and how many bytes of text each holds: its parameters are the time
 *     before which they may, and how many
 * @param deletion forgets one row by its key
 */
record Expiry(String what, Duration kept, String candidates, String deletion) {

    /** Everything that the background tier forgets, those first that others wait for: incidents outlive their events. */
    static List<Expiry> all() {
        return List.of(
                new Expiry("metric events", Duration.ofDays(7), """
                        SELECT id, octet_length(title) + octet_length(message)
                        FROM events INDEXED BY events_metric_by_time
                        WHERE type = 'metric' AND timestamp < ?1 ORDER BY timestamp LIMIT ?2
                        """, "DELETE FROM events WHERE id = ?"),
                new Expiry("events", Duration.ofDays(90), """
                        SELECT id, octet_length(title) + octet_length(message)
                        FROM events INDEXED BY events_by_time
                        WHERE resolved = 1 AND timestamp < ?1 ORDER BY timestamp LIMIT ?2
                        """, "DELETE FROM events WHERE id = ? AND resolved = 1"),
                // An hour of which an unresolved event is left still says where it begins.
                new Expiry("hours of events", Duration.ofDays(90), """
                        SELECT hour, 0 FROM event_hours h
                        WHERE hour < substr(?1, 1, 13) AND NOT EXISTS (
                            SELECT 1 FROM events WHERE timestamp >= h.hour AND timestamp < h.hour || '~')
                        ORDER BY hour LIMIT ?2
                        """, "DELETE FROM event_hours WHERE hour = ?"),
                new Expiry("actions", Duration.ofDays(30), """
                        SELECT id, 0 FROM autonomy_actions WHERE timestamp < ?1 ORDER BY timestamp LIMIT ?2
                        """, "DELETE FROM autonomy_actions WHERE id = ?"),
                // Only the first are looked at, since the ids are in the order of the times: no index is needed for it.
                new Expiry("messages", Duration.ofDays(180), """
                        SELECT id, bytes FROM (
                            SELECT id, timestamp, octet_length(content) AS bytes FROM conversations ORDER BY id LIMIT ?2)
                        WHERE timestamp < ?1
                        """, "DELETE FROM conversations WHERE id = ?"),
                // One that others lean on stays until they are gone.
                new Expiry("snapshots", Duration.ofDays(30), """
                        SELECT id, octet_length(snapshot) FROM cluster_snapshots s
                        WHERE timestamp < ?1 AND NOT EXISTS (SELECT 1 FROM cluster_snapshots WHERE base_id = s.id)
                        ORDER BY id LIMIT ?2
                        """, "DELETE FROM cluster_snapshots WHERE id = ?"),
                new Expiry("incidents", Duration.ofDays(365), """
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
