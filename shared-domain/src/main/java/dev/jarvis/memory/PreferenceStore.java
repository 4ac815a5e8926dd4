package dev.jarvis.memory;

import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code preferences}. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class PreferenceStore {

    private final PreferenceRepository repository;
    private final BorrowedConnections connections;
    private final ChangeLog changes;

    PreferenceStore(PreferenceRepository repository, BorrowedConnections connections, ChangeLog changes) {
        this.repository = repository;
        this.connections = connections;
        this.changes = changes;
    }

    public Optional<Preference> get(Connection connection, String key) throws SQLException {
        return connections.lend(connection, () -> repository.findByKey(key)).map(PreferenceStore::preference);
    }

    /** All of them, by key. */
    public List<Preference> all(Connection connection) throws SQLException {
        return connections.lend(connection, repository::listOrderByKey).stream()
                .map(PreferenceStore::preference)
                .toList();
    }

    /**
     * Sets one, whether there was one before or not, and announces it.
     *
     * @param cluster whose screens are told; the preference itself holds for all
     */
    public Preference set(Connection connection, String cluster, String key, String value, Instant now)
            throws SQLException {
        var row = new PreferenceRow(key, value, Times.text(now));
        connections.lend(connection, () -> {
            repository.set(row.key(), row.value(), row.updatedAt());
            return row;
        });
        changes.announce(connection, now, cluster, ChangeKind.PREFERENCE, key);
        return preference(row);
    }

    private static Preference preference(PreferenceRow row) {
        return new Preference(row.key(), row.value(), Times.instant(row.updatedAt()));
    }
}
