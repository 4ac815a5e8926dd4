package dev.jarvis.memory;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** How the cluster was at a time, from snapshots and samples. Works in the caller's transaction. Stateless. */
@Singleton
public final class PastStates {

    private final SnapshotStore snapshots;
    private final Samples samples;

    @Inject
    public PastStates(SnapshotStore snapshots, Samples samples) {
        this.snapshots = snapshots;
        this.samples = samples;
    }

    /** Empty for a time before the first snapshot that is remembered. */
    public Optional<PastState> at(Connection connection, String cluster, Instant time) throws SQLException {
        var snapshot = snapshots.at(connection, cluster, time);
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(PastState.of(snapshot.get(), samples.lastAt(connection, cluster, time)));
    }

    /** The first time that something is known of; empty while there is no snapshot. */
    public Optional<Instant> since(Connection connection, String cluster) throws SQLException {
        return snapshots.oldest(connection, cluster);
    }
}
