package dev.jarvis.memory;

import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code preferences}. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class PreferenceStore {

    private final ChangeLog changes;

    @Inject
    public PreferenceStore(ChangeLog changes) {
        this.changes = changes;
    }

    public Optional<Preference> get(Connection connection, String key) throws SQLException {
        try (var query = connection.prepareStatement("SELECT key, value, updated_at FROM preferences WHERE key = ?")) {
            query.setString(1, key);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** All of them, by key. */
    public List<Preference> all(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT key, value, updated_at FROM preferences ORDER BY key");
                var rows = query.executeQuery()) {
            var found = new ArrayList<Preference>();
            while (rows.next()) {
                found.add(read(rows));
            }
            return found;
        }
    }

    /**
     * Sets one, whether there was one before or not, and announces it.
     *
     * @param cluster whose screens are told; the preference itself holds for all
     */
    public Preference set(Connection connection, String cluster, String key, String value, Instant now)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO preferences (key, value, updated_at) VALUES (?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
                """)) {
            upsert.setString(1, key);
            upsert.setString(2, value);
            upsert.setString(3, Times.text(now));
            upsert.executeUpdate();
        }
        changes.announce(connection, now, cluster, ChangeKind.PREFERENCE, key);
        return new Preference(key, value, Times.cut(now));
    }

    private static Preference read(ResultSet row) throws SQLException {
        return new Preference(row.getString(1), row.getString(2), Times.instant(row.getString(3)));
    }
}
