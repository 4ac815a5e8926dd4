package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;

/** A guest as its own node shows it in lists and in its status. */
final class GuestRows {

    private GuestRows() {}

    static Row row(Cluster cluster, Guest guest) {
        GuestSpec spec = guest.spec();
        GuestStats stats = GuestStats.of(cluster, guest, cluster.now(), guest.running());
        Row row = new Row()
                .with("vmid", spec.vmid())
                .with("name", spec.name())
                .with("status", stats.running() ? "running" : "stopped")
                .with("uptime", stats.uptimeSeconds())
                .with("cpus", spec.cores())
                .with("cpu", stats.cpu())
                .with("maxmem", spec.memoryBytes())
                .with("mem", stats.memory())
                .with("maxdisk", spec.diskBytes())
                .with("disk", stats.disk())
                .with("netin", stats.netIn())
                .with("netout", stats.netOut())
                .with("diskread", stats.diskRead())
                .with("diskwrite", stats.diskWrite())
                .withIf(guest.template(), "template", 1)
                .withIf(!spec.tags().isEmpty(), "tags", String.join(";", spec.tags()));
        guest.lock().ifPresent(lock -> row.with("lock", lock));
        if (spec.type() == GuestType.LXC) {
            row.with("type", "lxc")
                    .with("maxswap", guest.config().number("swap", 512) << 20)
                    .with("swap", 0);
        } else {
            row.withIf(stats.running(), "memhost", stats.memoryOnHost());
        }
        if (stats.running()) {
            row.with("pid", guest.pid());
            pressure(row, stats);
        }
        return row;
    }

    /** As in the state of the virtual machine monitor. */
    static String monitorStatus(Guest guest) {
        return !guest.running() ? "stopped" : guest.paused() ? "paused" : "running";
    }

    /** Percent of the time for which some, or all, processes of the guest waited. */
    static void pressure(Row row, GuestStats stats) {
        row.with("pressurecpusome", hundredths(stats.cpuWait()))
                .with("pressurecpufull", 0.0)
                .with("pressureiosome", hundredths(stats.cpu()))
                .with("pressureiofull", hundredths(stats.cpu() * 0.7))
                .with("pressurememorysome", hundredths(stats.memoryWait()))
                .with("pressurememoryfull", hundredths(stats.memoryWait() * 0.6));
    }

    private static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
