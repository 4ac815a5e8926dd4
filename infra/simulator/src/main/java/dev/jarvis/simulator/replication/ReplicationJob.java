package dev.jarvis.simulator.replication;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One replication job. What it did follows from the clock and from since when it fails. Guarded by the cluster's lock. */
public final class ReplicationJob {

    private static final long PERIOD_SECONDS = 900;

    private final Cluster cluster;
    private final Guest guest;
    private final int number;
    private final String target;
    private @Nullable Instant failingSince;

    ReplicationJob(Cluster cluster, Guest guest, int number, String target) {
        this.cluster = cluster;
        this.guest = guest;
        this.number = number;
        this.target = target;
    }

    /** What the scheduler last did; times are seconds since 1970. */
    public record Status(
            long lastSync, long lastTry, long nextSync, double duration, int failCount, Optional<String> error) {}

    /** The guest and a number, as {@code 101-0}. */
    public String id() {
        return guest.spec().vmid() + "-" + number;
    }

    /** The guest whose disks are copied. */
    public Guest guest() {
        return guest;
    }

    /** Counts the jobs of the guest from 0. */
    public int number() {
        return number;
    }

    /** The node to which it copies. */
    public String target() {
        return target;
    }

    /** How often, in Proxmox's notation. */
    public String schedule() {
        return "*/15";
    }

    /** It fails from now on. */
    public void fail() {
        failingSince = cluster.now();
    }

    /** It works again from now on. */
    public void mend() {
        failingSince = null;
    }

    /** How it stands now: a copy every quarter of an hour, none while it fails. */
    public Status status() {
        long now = cluster.now().getEpochSecond();
        long lastTry = now - Math.floorMod(now, PERIOD_SECONDS);
        Instant since = failingSince;
        double duration = 2 + 5 * cluster.load().trait(guest.spec().vmid(), 31);
        if (since == null) {
            return new Status(lastTry, lastTry, lastTry + PERIOD_SECONDS, duration, 0, Optional.empty());
        }
        long first = since.getEpochSecond();
        long lastSync = first - Math.floorMod(first, PERIOD_SECONDS);
        // The first failure shows at once: the scheduler is told to try.
        int failures = 1 + (int) (Duration.between(since, cluster.now()).toSeconds() / 300);
        return new Status(
                lastSync,
                now - Math.floorMod(now - first, 300),
                now - Math.floorMod(now - first, 300) + 300,
                0.9,
                failures,
                Optional.of("command 'set -o pipefail && pvesm export local-zfs:vm-"
                        + guest.spec().vmid()
                        + "-disk-0 zfs - -with-snapshots 1 | /usr/bin/ssh -o 'BatchMode=yes' root@" + target
                        + " -- pvesm import' failed: exit code 255"));
    }
}
