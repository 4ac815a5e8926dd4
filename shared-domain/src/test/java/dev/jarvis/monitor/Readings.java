package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.database.TestClock;
import dev.jarvis.monitor.GuestStop.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Readings to judge. */
public final class Readings {

    private Readings() {}

    /** Two states, and nothing else known. */
    public static Reading of(ClusterState before, ClusterState now) {
        return new Reading(TestClock.START, before, now, Map.of(), List.of(), Map.of());
    }

    /** One guest that stopped or came back, for a reason. */
    public static Reading stop(ClusterState before, ClusterState now, int vmid, Cause cause) {
        return new Reading(
                TestClock.START,
                before,
                now,
                Map.of(),
                List.of(new GuestStop(guest(before, vmid), guest(now, vmid), cause)),
                Map.of());
    }

    public static Reading withOpen(Reading reading, String condition, String target) {
        return new Reading(
                reading.takenAt(),
                reading.before(),
                reading.now(),
                reading.answering(),
                reading.stops(),
                Map.of(condition, Set.of(target)));
    }

    public static Reading withProbe(Reading reading, String node, boolean answers) {
        return new Reading(
                reading.takenAt(),
                reading.before(),
                reading.now(),
                Map.of(node, answers),
                reading.stops(),
                reading.openTargets());
    }

    public static Cause crashed(boolean startsWithItsNode) {
        return new Cause.Unexplained(Optional.of(startsWithItsNode));
    }

    private static Guest guest(ClusterState state, int vmid) {
        return state.guest(vmid).orElseThrow();
    }
}
