package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes, drops and returns to snapshots, as tasks that hold the guest's lock while they run. */
public final class SnapshotWork {

    private final Cluster cluster;

    SnapshotWork(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Takes one of the guest as it is when the task gets to it. */
    public Task create(Guest guest, String name, String description, boolean withMemory, TaskOwner owner) {
        Work work = work(guest, "snapshot", owner);
        work.after(Duration.ZERO, () -> {
            if (guest.snapshots().get(name).isPresent()) {
                work.fail("snapshot name '" + name + "' already used");
                return;
            }
            seize(guest, "snapshot", work);
        });
        boolean memory = withMemory && guest.running() && guest.spec().type() == GuestType.QEMU;
        if (memory) {
            String volume = cluster.diskStorage(guest.spec().node()) + ":vm-"
                    + guest.spec().vmid() + "-state-" + name;
            work.says("saving VM state and RAM using storage '"
                            + cluster.diskStorage(guest.spec().node()) + "'")
                    .after(
                            Duration.ofSeconds(3),
                            () -> work.task()
                                    .print("completed saving the VM state in 3s, saved "
                                            + (guest.spec().memoryBytes() >> 21) + ".00 MiB to " + volume));
        }
        work.after(Duration.ofSeconds(1), () -> {
            ConfigReading.disk(guest.spec().type(), guest.config())
                    .ifPresent(disk -> work.task()
                            .print(
                                    guest.spec().type() == GuestType.QEMU
                                            ? "snapshotting 'drive-" + disk + "' (" + volume(guest, disk) + ")"
                                            : "  Logical volume \"snap_"
                                                    + volume(guest, disk).replaceFirst(".*:", "") + "_" + name
                                                    + "\" created."));
            Map<String, String> lines = new LinkedHashMap<>(guest.config().lines());
            lines.remove("lock");
            guest.snapshots()
                    .add(new Snapshot(
                            name, description, cluster.now(), guest.snapshots().current(), memory, lines));
        });
        return work.begin();
    }

    /** Drops one; what stood on it stands on its parent afterwards. */
    public Task delete(Guest guest, String name, TaskOwner owner) {
        Work work = work(guest, "delsnapshot", owner);
        Optional<Snapshot> found = guest.snapshots().get(name);
        if (found.isEmpty()) {
            return missing(work, name);
        }
        Snapshot snapshot = found.get();
        return work.whenStopped(SnapshotWork::leaveAsItLies)
                .after(Duration.ZERO, () -> seize(guest, "snapshot-delete", work))
                .after(Duration.ofSeconds(2), () -> {
                    ConfigReading.disk(guest.spec().type(), guest.config())
                            .ifPresent(disk -> work.task()
                                    .print("  Logical volume \"snap_"
                                            + volume(guest, disk).replaceFirst(".*:", "") + "_" + snapshot.name()
                                            + "\" successfully removed."));
                    guest.snapshots().remove(snapshot);
                })
                .begin();
    }

    /** Returns to one: what was running is stopped, what was running then runs again. */
    public Task rollback(Guest guest, String name, boolean start, TaskOwner owner) {
        Work work = work(guest, "rollback", owner);
        Optional<Snapshot> found = guest.snapshots().get(name);
        if (found.isEmpty()) {
            return missing(work, name);
        }
        Snapshot snapshot = found.get();
        return work.whenStopped(SnapshotWork::leaveAsItLies)
                .after(Duration.ZERO, () -> seize(guest, "rollback", work))
                .after(Duration.ofSeconds(1), () -> guest.end(cluster.now()))
                .after(Duration.ofSeconds(2), () -> {
                    ConfigReading.disk(guest.spec().type(), guest.config())
                            .ifPresent(disk -> work.task()
                                    .print("  Logical volume \""
                                            + volume(guest, disk).replaceFirst(".*:", "")
                                            + "\" successfully removed."));
                    guest.config().lines().keySet().stream().toList().forEach(guest.config()::remove);
                    snapshot.lines().forEach(guest.config()::set);
                    guest.lock("rollback");
                    guest.reread();
                    guest.snapshots().returnTo(snapshot);
                    if (snapshot.withMemory() || start) {
                        cluster.guestPower().restart(guest);
                    }
                })
                .begin();
    }

    private Work work(Guest guest, String verb, TaskOwner owner) {
        Node node = cluster.node(guest.spec().node()).orElseThrow();
        return cluster.work(
                node,
                guest.spec().type().taskType(verb),
                String.valueOf(guest.spec().vmid()),
                owner);
    }

    private static Task missing(Work work, String name) {
        return work.after(Duration.ZERO, () -> work.fail("snapshot '" + name + "' does not exist"))
                .begin();
    }

    private static void seize(Guest guest, String lock, Work work) {
        Optional<String> refusal = guest.lockRefusal();
        if (refusal.isPresent()) {
            work.fail(refusal.get());
        } else {
            guest.lock(lock);
            work.finallyDoes(() -> guest.unlock(lock));
        }
    }

    /**
     * Only the taking of a snapshot is undone when its worker is stopped. One that drops a snapshot or returns to it leaves
     * the guest locked, half done as it is (AbstractConfig.pm, snapshot_delete and snapshot_rollback).
     */
    private static String leaveAsItLies() {
        return Task.INTERRUPTED;
    }

    private static String volume(Guest guest, String disk) {
        return guest.config().get(disk).orElse("").replaceFirst(",.*", "");
    }
}
