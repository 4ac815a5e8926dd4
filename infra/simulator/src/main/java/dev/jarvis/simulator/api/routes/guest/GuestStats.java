package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Load;
import java.time.Duration;
import java.time.Instant;

/** What a guest uses at one instant; all zero while it is stopped. Counters count bytes since its start. */
public record GuestStats(
        boolean running,
        long uptimeSeconds,
        double cpu,
        long memory,
        long memoryOnHost,
        long disk,
        long netIn,
        long netOut,
        long diskRead,
        long diskWrite,
        double cpuWait,
        double memoryWait) {

    private static final GuestStats STOPPED = new GuestStats(false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** As it was at {@code instant}, running or not as the cluster believes. */
    public static GuestStats of(Cluster cluster, Guest guest, Instant instant, boolean running) {
        if (!running) {
            return STOPPED;
        }
        GuestSpec spec = guest.spec();
        Load load = cluster.load();
        Duration uptime = guest.uptimeAt(instant);
        long memory = guest.pressure().memory(spec, load, instant);
        return new GuestStats(
                true,
                uptime.toSeconds(),
                guest.pressure().cpu(spec, load, instant),
                memory,
                memory + spec.memoryBytes() / 20,
                // The host cannot look into a virtual disk: Proxmox always says 0 for virtual machines.
                spec.type() == GuestType.QEMU ? 0 : load.disk(spec, instant),
                load.counter(spec, 11, 60_000, uptime),
                load.counter(spec, 12, 90_000, uptime),
                load.counter(spec, 13, 40_000, uptime),
                load.counter(spec, 14, 70_000, uptime),
                guest.pressure().cpuWait(spec, load, instant),
                guest.pressure().memoryWait());
    }
}
