package dev.jarvis.monitor;

import dev.jarvis.cluster.Guest;
import dev.jarvis.monitor.GuestStop.Cause;
import dev.jarvis.proxmox.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether someone meant a stop: a pure reading of the node's own task list and of the guest's lock. The names of the task
 * types are those of Proxmox's workers (qemu-server, pve-container, pve-ha-manager, pve-manager, vzdump).
 */
final class StopCauses {

    /** Tasks about one guest after which it may rightly be off. */
    private static final Set<String> STOP = Set.of(
            "qmstop",
            "qmshutdown",
            "qmreboot",
            "qmreset",
            "qmsuspend",
            "qmpause",
            "qmigrate",
            "qmrollback",
            "qmsnapshot",
            "qmdestroy",
            "qmtemplate",
            "qmrestore",
            "vzstop",
            "vzshutdown",
            "vzreboot",
            "vzsuspend",
            "vzmigrate",
            "vzrollback",
            "vzsnapshot",
            "vzdestroy",
            "vztemplate",
            "vzrestore",
            "vzdump",
            "hastop",
            "hashutdown",
            "hamigrate",
            "harelocate");

    /** Tasks after which a guest that ran may run anew. */
    private static final Set<String> START = Set.of("qmstart", "vzstart", "qmresume", "vzresume", "hastart");

    /** Tasks about a whole node. */
    private static final Set<String> NODE = Set.of("stopall", "suspendall", "migrateall", "vzdump");

    /** How far the clocks of a node and of this machine may be apart before a task is taken for an older one. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

    private StopCauses() {}

    /**
     * The task, or the lock, that explains why a guest does not run as it did.
     *
     * @param since when it was last seen running
     * @param tasks of its node, running ones among them
     */
    static Optional<Cause.Meant> explain(Guest before, Guest now, Instant since, List<Task> tasks) {
        var byTask = tasks.stream()
                .filter(task -> isAbout(task, before) && couldExplain(task, now) && wasActiveAfter(task, since))
                .max(Comparator.comparing(Task::start))
                .map(task -> new Cause.Meant(Optional.of(task.owner()), task.type(), Optional.of(task.start())));
        return byTask.or(() -> now.lock().map(lock -> new Cause.Meant(Optional.empty(), lock, Optional.empty())));
    }

    /** The earliest time from which tasks can matter. */
    static Instant relevantSince(Instant lastSeenRunning) {
        return lastSeenRunning.minus(CLOCK_TOLERANCE);
    }

    private static boolean isAbout(Task task, Guest guest) {
        return task.id().equals(Integer.toString(guest.vmid())) || (task.id().isEmpty() && NODE.contains(task.type()));
    }

    private static boolean couldExplain(Task task, Guest now) {
        return STOP.contains(task.type())
                || NODE.contains(task.type())
                || (now.isRunning() && START.contains(task.type()));
    }

    private static boolean wasActiveAfter(Task task, Instant since) {
        return task.end().map(end -> !end.isBefore(relevantSince(since))).orElse(true);
    }
}
