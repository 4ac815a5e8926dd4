package dev.jarvis.simulator.api.routes;

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
                .withIf(!spec.tags().isEmpty(), "tags", String.join(";", spec.tags()));
        if (spec.type() == GuestType.LXC) {
            row.with("type", "lxc").with("maxswap", 512L << 20).with("swap", 0);
        } else {
            row.withIf(stats.running(), "memhost", stats.memoryOnHost());
        }
        if (stats.running()) {
            row.with("pid", guest.pid());
            pressure(row, stats);
        }
        return row;
    }

    private static void pressure(Row row, GuestStats stats) {
        double some = stats.cpu() / 20;
        row.with("pressurecpusome", some)
                .with("pressurecpufull", 0.0)
                .with("pressureiosome", some / 2)
                .with("pressureiofull", some / 3)
                .with("pressurememorysome", 0.0)
                .with("pressurememoryfull", 0.0);
    }
}
