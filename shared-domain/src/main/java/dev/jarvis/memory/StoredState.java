package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import java.time.Instant;

/**
 * The state as it is stored.
 *
 * @param takenAt when it was last read, changed or not
 */
public record StoredState(ClusterState state, Instant takenAt) {}
