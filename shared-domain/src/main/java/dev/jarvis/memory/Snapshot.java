package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole state of the past.
 *
 * @param takenAt when it was read
 * @param vitals what the nodes said of themselves by then, and when; absent where that was not known
 */
public record Snapshot(Instant takenAt, ClusterState state, Optional<VitalsStore.Stored> vitals) {}
