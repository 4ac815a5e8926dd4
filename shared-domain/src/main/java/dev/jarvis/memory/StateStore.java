package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table {@code cluster_state}: one row a section. Every method works in the caller's transaction. Stateless. */
@Singleton
public final class StateStore {

    /** Nodes, guests and storages, as the critical tier reads them. */
    public static final String RESOURCES = "resources";

    private final JsonColumn json;
    private final ChangeLog changes;

    @Inject
    public StateStore(JsonColumn json, ChangeLog changes) {
        this.json = json;
        this.changes = changes;
    }

    public Optional<StoredState> current(Connection connection, String cluster) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT state, rev, taken_at FROM cluster_state WHERE cluster = ? AND section = ?")) {
            query.setString(1, cluster);
            query.setString(2, RESOURCES);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(new StoredState(
                                json.read(rows.getString(1), ClusterState.class),
                                rows.getLong(2),
                                Times.instant(rows.getString(3))))
                        : Optional.empty();
            }
        }
    }

    /** Stores a reading and announces it; a state that did not change only gets its new time. */
    public void save(Connection connection, String cluster, ClusterState state, Instant takenAt) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO cluster_state (cluster, section, rev, taken_at, state) VALUES (?, ?, 1, ?, ?)
                ON CONFLICT (cluster, section) DO UPDATE SET
                    rev = rev + (state <> excluded.state),
                    taken_at = excluded.taken_at,
                    state = excluded.state
                """)) {
            upsert.setString(1, cluster);
            upsert.setString(2, RESOURCES);
            upsert.setString(3, Times.text(takenAt));
            upsert.setString(4, json.write(state));
            upsert.executeUpdate();
        }
        changes.announce(connection, takenAt, cluster, ChangeKind.CLUSTER, RESOURCES);
    }
}
