package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Starts and stops guests the way Proxmox does: as tasks that wait for the guest's lock, take time and may fail. */
public final class GuestPower {

    /** How long a worker waits for the lock of a guest's configuration file. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Timeline timeline;
    private final TaskLedger tasks;

    GuestPower(Cluster cluster, Timeline timeline, TaskLedger tasks) {
        this.cluster = cluster;
        this.timeline = timeline;
        this.tasks = tasks;
    }

    /** Starts the task; whether it succeeds shows in its end. */
    public Task perform(Guest guest, PowerAction action, TaskOwner owner) {
        Instant now = timeline.instant();
        GuestSpec spec = guest.spec();
        Node node = cluster.node(spec.node()).orElseThrow();
        String type = spec.type().taskType(action.verb());
        Task task = tasks.open(node, type, String.valueOf(spec.vmid()), owner, now);
        Duration wait = Duration.between(now, guest.busyUntil());
        if (wait.compareTo(LOCK_PATIENCE) > 0) {
            timeline.in(LOCK_PATIENCE, () -> unlessEnded(task, () -> task.fail(timeline.instant(), lockText(spec))));
        } else if (wait.isPositive()) {
            guest.busyUntil(guest.busyUntil().plus(action.takes()));
            timeline.in(wait, () -> unlessEnded(task, () -> begin(task, guest, action)));
        } else {
            guest.busyUntil(now.plus(action.takes()));
            begin(task, guest, action);
        }
        return task;
    }

    /** The process of the guest dies; nobody asked for it, so there is no task. */
    public void crash(Guest guest) {
        guest.end();
    }

    private void begin(Task task, Guest guest, PowerAction action) {
        Optional<String> refusal = refusal(guest, action);
        if (refusal.isPresent()) {
            guest.busyUntil(timeline.instant());
            task.fail(timeline.instant(), refusal.get());
            return;
        }
        timeline.in(
                action.takes(),
                () -> unlessEnded(task, () -> {
                    act(guest, action);
                    task.succeed(timeline.instant());
                }));
    }

    private void act(Guest guest, PowerAction action) {
        switch (action) {
            case START, REBOOT ->
                guest.begin(timeline.instant(), tasks.nextPid(guest.spec().node()));
            case STOP, SHUTDOWN -> guest.end();
        }
    }

    private static Optional<String> refusal(Guest guest, PowerAction action) {
        String label = guest.spec().type().label() + " " + guest.spec().vmid();
        return switch (action) {
            case START -> guest.running() ? Optional.of(label + " already running") : Optional.empty();
            case REBOOT -> guest.running() ? Optional.empty() : Optional.of(label + " not running");
            // Stopping what is stopped succeeds: the worker finds no process and is content.
            case STOP, SHUTDOWN -> Optional.empty();
        };
    }

    private static String lockText(GuestSpec spec) {
        return switch (spec.type()) {
            case QEMU -> "can't lock file '/var/lock/qemu-server/lock-" + spec.vmid() + ".conf' - got timeout";
            case LXC -> "can't lock file '/run/lock/lxc/pve-config-" + spec.vmid() + ".lock' - got timeout";
        };
    }

    private static void unlessEnded(Task task, Runnable step) {
        if (task.running()) {
            step.run();
        }
    }
}
