package dev.jarvis.monitor;

import dev.jarvis.database.Times;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The table {@code detector_state}: what one pass leaves for the next. Works in the caller's transaction. Stateless. */
@Singleton
final class DetectorState {

    /** Everything that is remembered for a cluster. */
    Map<String, String> load(Connection connection, String cluster) throws SQLException {
        try (var query = connection.prepareStatement("SELECT key, state FROM detector_state WHERE cluster = ?")) {
            query.setString(1, cluster);
            var remembered = new HashMap<String, String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    remembered.put(rows.getString(1), rows.getString(2));
                }
            }
            return remembered;
        }
    }

    /** Makes what is remembered equal to {@code after}, writing only the difference. */
    void save(Connection connection, String cluster, Map<String, String> before, Map<String, String> after, Instant now)
            throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM detector_state WHERE cluster = ? AND key = ?");
                var upsert = connection.prepareStatement("""
                        INSERT INTO detector_state (cluster, key, state, updated_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (cluster, key) DO UPDATE SET
                            state = excluded.state, updated_at = excluded.updated_at
                        """)) {
            for (var key : before.keySet()) {
                if (!after.containsKey(key)) {
                    delete.setString(1, cluster);
                    delete.setString(2, key);
                    delete.executeUpdate();
                }
            }
            for (var entry : after.entrySet()) {
                if (!entry.getValue().equals(before.get(entry.getKey()))) {
                    upsert.setString(1, cluster);
                    upsert.setString(2, entry.getKey());
                    upsert.setString(3, entry.getValue());
                    upsert.setString(4, Times.text(now));
                    upsert.executeUpdate();
                }
            }
        }
    }
}
