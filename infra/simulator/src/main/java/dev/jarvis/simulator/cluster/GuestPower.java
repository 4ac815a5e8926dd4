package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Starts and stops guests the way Proxmox does: as tasks that wait for the guest's lock, take time and may fail. */
public final class GuestPower {

    /** How long a worker waits for the lock of a guest's configuration file. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    /** The lock of a machine whose memory lies on disk. */
    private static final String SUSPENDED = "suspended";

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
        return perform(guest, action, owner, false);
    }

    /** The same; root may go past the lock in the guest's configuration. */
    public Task perform(Guest guest, PowerAction action, TaskOwner owner, boolean pastLock) {
        Instant now = timeline.instant();
        GuestSpec spec = guest.spec();
        Node node = cluster.node(spec.node()).orElseThrow();
        String type = action.taskType(spec.type());
        Task task = tasks.open(node, type, String.valueOf(spec.vmid()), owner, now);
        Duration wait = Duration.between(now, guest.busyUntil());
        if (wait.compareTo(LOCK_PATIENCE) > 0) {
            timeline.in(LOCK_PATIENCE, () -> unlessEnded(task, () -> task.fail(timeline.instant(), lockText(spec))));
        } else if (wait.isPositive()) {
            guest.busyUntil(guest.busyUntil().plus(action.takes()));
            timeline.in(wait, () -> unlessEnded(task, () -> begin(task, guest, action, pastLock)));
        } else {
            guest.busyUntil(now.plus(action.takes()));
            begin(task, guest, action, pastLock);
        }
        return task;
    }

    /** The process of the guest dies; nobody asked for it, so there is no task. */
    public void crash(Guest guest) {
        guest.end(timeline.instant());
        cluster.ha().died(guest);
    }

    /** The guest switches itself off, without a task. */
    public void shutDownFromWithin(Guest guest) {
        timeline.in(PowerAction.SHUTDOWN.takes(), () -> crash(guest));
    }

    /** The guest starts anew, as if nobody had noticed why. */
    public void restart(Guest guest) {
        guest.begin(timeline.instant(), tasks.nextPid(guest.spec().node()));
    }

    private void begin(Task task, Guest guest, PowerAction action, boolean pastLock) {
        Optional<String> refusal = refusal(guest, action, pastLock);
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
            case START -> start(guest);
            case REBOOT -> restart(guest);
            case STOP, SHUTDOWN -> {
                guest.end(timeline.instant());
                // What was kept of its memory means nothing any more.
                guest.unlock(SUSPENDED);
            }
            case SUSPEND -> guest.pause(true);
            case HIBERNATE -> {
                guest.end(timeline.instant());
                guest.lock(SUSPENDED);
            }
            case RESUME -> {
                if (guest.running()) {
                    guest.pause(false);
                } else {
                    start(guest);
                }
            }
            case RESET -> {
                // Pressing the button changes nothing that the host could see.
            }
        }
    }

    private void start(Guest guest) {
        guest.unlock(SUSPENDED);
        restart(guest);
    }

    private static Optional<String> refusal(Guest guest, PowerAction action, boolean pastLock) {
        boolean wakes = action == PowerAction.START || action == PowerAction.RESUME || action == PowerAction.STOP;
        boolean asleep = guest.lock().equals(Optional.of(SUSPENDED));
        if (guest.lock().isPresent() && !pastLock && !(wakes && asleep)) {
            return guest.lockRefusal();
        }
        if (action == PowerAction.START && guest.template()) {
            String kind = guest.spec().type() == GuestType.QEMU ? "vm" : "CT";
            return Optional.of("you can't start a " + kind + " if it's a template");
        }
        return switch (action) {
            case START -> guest.running() ? Optional.of(guest.label() + " already running") : Optional.empty();
            case REBOOT, SUSPEND, HIBERNATE, RESET ->
                guest.running() ? Optional.empty() : Optional.of(guest.label() + " not running");
            case RESUME -> guest.running() || asleep ? Optional.empty() : Optional.of(guest.label() + " not running");
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
