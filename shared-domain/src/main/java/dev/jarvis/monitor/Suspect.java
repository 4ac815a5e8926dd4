package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A guest that ran and does not run on: whose stop must be explained.
 *
 * @param before as it was when it was last seen running
 * @param lastSeenRunning when that was
 */
@Serdeable
record Suspect(Guest before, Instant lastSeenRunning) {

    /** Uptimes are up to ten seconds old, and so was the reading before: a start may seem this much earlier than that. */
    private static final Duration OLD_READING = Duration.ofSeconds(30);

    /** Compares two readings. A guest whose node is not seen is unknown, which is no stop. */
    static List<Suspect> between(ClusterState before, Instant beforeTakenAt, ClusterState now) {
        var suspects = new ArrayList<Suspect>();
        for (var guest : before.guests()) {
            if (guest.isRunning()
                    && now.guest(guest.vmid())
                            .map(after -> stoppedOrRestarted(guest, after, beforeTakenAt))
                            .orElse(false)) {
                suspects.add(new Suspect(guest, beforeTakenAt));
            }
        }
        return suspects;
    }

    private static boolean stoppedOrRestarted(Guest before, Guest now, Instant lastSeenRunning) {
        return switch (now.status()) {
            case UNKNOWN -> false;
            case STOPPED -> true;
            case RUNNING -> now.node().equals(before.node()) && startedAnew(before, now, lastSeenRunning);
        };
    }

    /** A start that lies long before the guest was last seen is the same one, read off a clock that was set forward. */
    private static boolean startedAnew(Guest before, Guest now, Instant lastSeenRunning) {
        return before.startedAt().isPresent()
                && now.startedAt()
                        .filter(start -> start.isAfter(before.startedAt().get())
                                && start.isAfter(lastSeenRunning.minus(OLD_READING)))
                        .isPresent();
    }
}
