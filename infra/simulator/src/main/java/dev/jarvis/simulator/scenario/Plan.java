package dev.jarvis.simulator.scenario;

import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.cluster.Blueprint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that a simulation begins with.
 *
 * @param macs addresses of nodes that are not to be drawn
 * @param highAvailability guests that the cluster is to keep running
 * @param guarded guests that may not be removed
 * @param bootTakes how long nodes take to boot; empty: as the options say
 */
public record Plan(
        Blueprint blueprint,
        Map<String, String> macs,
        List<BackupJob> jobs,
        List<TimedFault> faults,
        Set<Integer> highAvailability,
        Set<Integer> guarded,
        Optional<Duration> bootTakes) {

    /** Keeps the collections as they are now. */
    public Plan {
        macs = Map.copyOf(macs);
        jobs = List.copyOf(jobs);
        faults = List.copyOf(faults);
        highAvailability = Set.copyOf(highAvailability);
        guarded = Set.copyOf(guarded);
    }

    /** A homelab of this size without any misfortune. */
    public static Plan homelab(int nodes, int guests) {
        Blueprint blueprint = Scenario.homelab(nodes, guests);
        return new Plan(blueprint, Map.of(), Jobs.of(blueprint), List.of(), Set.of(), Set.of(), Optional.empty());
    }
}
