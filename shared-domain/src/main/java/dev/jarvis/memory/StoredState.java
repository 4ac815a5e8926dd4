package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import java.time.Instant;

/**
 * The state as it is stored.
 *
 * @param revision grows by one whenever the state changed
 * @param takenAt when it was last read, changed or not
 */
public record StoredState(ClusterState state, long revision, Instant takenAt) {}
