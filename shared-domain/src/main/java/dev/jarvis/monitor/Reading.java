package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that one pass knows: what conditions judge.
 *
 * @param before the state of the reading before
 * @param now the state of this one
 * @param answering for each node that the cluster calls offline, whether it answered our own probe
 * @param stops guests that ran before and have stopped or started anew since, with what explains it
 * @param openTargets the targets of each condition's open incidents
 */
public record Reading(
        Instant takenAt,
        ClusterState before,
        ClusterState now,
        Map<String, Boolean> answering,
        List<GuestStop> stops,
        Map<String, Set<String>> openTargets) {

    public Reading {
        answering = Map.copyOf(answering);
        stops = List.copyOf(stops);
        openTargets = Map.copyOf(openTargets);
    }

    /** What a condition still has open. */
    public Collection<String> openTargetsOf(Condition condition) {
        return openTargets.getOrDefault(condition.name(), Set.of());
    }
}
