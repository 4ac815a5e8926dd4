package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Takes guests from one node to another, running or not, as a task on the node that they leave. */
public final class Migrations {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final String LOCK = "migrate";

    private final Cluster cluster;

    Migrations(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Starts the task; a container that runs is stopped, moved and started, a machine goes on running. */
    public Task perform(Guest guest, String target, boolean running, TaskOwner owner) {
        GuestSpec spec = guest.spec();
        Node source = cluster.node(spec.node()).orElseThrow();
        Work work = cluster.work(source, spec.type().taskType("migrate"), String.valueOf(spec.vmid()), owner);
        boolean wasRunning = guest.running();
        boolean live = running && spec.type() == GuestType.QEMU;
        boolean restarts = running && spec.type() == GuestType.LXC && wasRunning;
        work.after(Duration.ZERO, () -> begin(guest, target, restarts, work));
        work.whenStopped(() -> interrupted(guest, live, restarts, work));
        if (live) {
            work.after(
                            Duration.ZERO,
                            () -> say(work, "starting VM " + spec.vmid() + " on remote node '" + target + "'"))
                    .after(
                            Duration.ofSeconds(2),
                            () -> say(
                                    work, "start migrate command to unix:/run/qemu-server/" + spec.vmid() + ".migrate"))
                    .after(
                            Duration.ofSeconds(5),
                            () -> say(work, "average migration speed: 1.1 GiB/s - downtime 42 ms"))
                    .after(Duration.ZERO, () -> say(work, "migration status: completed"));
        } else if (running) {
            work.after(Duration.ofSeconds(3), () -> guest.end(cluster.now()));
        }
        work.after(Duration.ofSeconds(2), () -> arrive(guest, source, target, work));
        if (restarts) {
            work.after(Duration.ofSeconds(2), () -> {
                say(work, "start container on target node");
                cluster.guestPower().restart(guest);
            });
        }
        work.after(Duration.ZERO, () -> say(work, "migration finished successfully (duration 00:00:09)"));
        return work.begin();
    }

    private void begin(Guest guest, String target, boolean restarts, Work work) {
        Optional<String> refusal = guest.lockRefusal();
        if (refusal.isPresent()) {
            work.fail(refusal.get());
            return;
        }
        if (cluster.node(target).map(Node::reachable).orElse(false)) {
            guest.lock(LOCK);
            work.finallyDoes(() -> cleanUp(guest, restarts, work));
            String address = cluster.node(target).map(node -> node.spec().ip()).orElse("");
            say(work, "starting migration of " + guest.label() + " to node '" + target + "' (" + address + ")");
        } else {
            say(
                    work,
                    "ERROR: migration aborted (duration 00:00:03): Can't connect to destination address using public key");
            work.fail("migration aborted");
        }
    }

    private void arrive(Guest guest, Node source, String target, Work work) {
        if (source.reachable() && cluster.node(target).map(Node::reachable).orElse(false)) {
            cluster.move(guest, target);
        } else {
            say(work, "ERROR: migration finished with problems (duration 00:00:09)");
            work.fail("migration problems");
        }
    }

    /** A container that was stopped for its move runs again wherever it is by now (LXC/Migrate.pm, final_cleanup). */
    private void cleanUp(Guest guest, boolean restarts, Work work) {
        guest.unlock(LOCK);
        if (restarts && !guest.running()) {
            say(work, "start container on node '" + guest.spec().node() + "'");
            cluster.guestPower().restart(guest);
        }
    }

    /** The signal is an error of the phase that it meets, and cleaned up after like any other (AbstractMigrate.pm). */
    private String interrupted(Guest guest, boolean live, boolean restarts, Work work) {
        boolean gone = !guest.spec().node().equals(work.task().upid().node());
        say(work, "ERROR: interrupted by signal");
        cleanUp(guest, restarts, work);
        return live || gone ? "migration problems" : "migration aborted";
    }

    private void say(Work work, String line) {
        Instant now = cluster.now();
        work.task().print(TIME.format(now.atOffset(ZoneOffset.UTC)) + " " + line);
    }
}
