package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A guest that ran and does not run on: whose stop must be explained.
 *
 * @param before as it was when it was last seen running
 * @param lastSeenRunning when that was
 */
@Serdeable
record Suspect(Guest before, Instant lastSeenRunning) {

    /** Compares two readings. A guest whose node is not seen is unknown, which is no stop. */
    static List<Suspect> between(ClusterState before, Instant beforeTakenAt, ClusterState now) {
        var suspects = new ArrayList<Suspect>();
        for (var guest : before.guests()) {
            if (guest.isRunning()
                    && now.guest(guest.vmid())
                            .map(after -> stoppedOrRestarted(guest, after))
                            .orElse(false)) {
                suspects.add(new Suspect(guest, beforeTakenAt));
            }
        }
        return suspects;
    }

    private static boolean stoppedOrRestarted(Guest before, Guest now) {
        return switch (now.status()) {
            case UNKNOWN -> false;
            case STOPPED -> true;
            case RUNNING -> now.node().equals(before.node()) && startedAnew(before, now);
        };
    }

    private static boolean startedAnew(Guest before, Guest now) {
        return before.startedAt().isPresent()
                && now.startedAt().isPresent()
                && !Objects.equals(before.startedAt(), now.startedAt())
                && now.startedAt().get().isAfter(before.startedAt().get());
    }
}
