package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Load;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.NodeUse;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;
import java.time.Duration;
import java.util.List;

/** Writes the figures of a node, its guests and its storages into a flat list. */
record Metrics(Cluster cluster, long timestamp, List<Row> rows) {

    void of(Node node, List<Store> stores) {
        NodeUse use = NodeUse.at(cluster, node, cluster.now());
        String id = "node/" + node.name();
        double busy = use.cpu() * node.spec().cpus();
        add(id, "uptime", "gauge", use.uptimeSeconds());
        add(id, "cpu_current", "gauge", use.cpu());
        add(id, "cpu_iowait", "gauge", use.ioWait());
        add(id, "cpu_max", "gauge", node.spec().cpus());
        add(id, "cpu_avg1", "gauge", busy * 1.1);
        add(id, "cpu_avg5", "gauge", busy);
        add(id, "cpu_avg15", "gauge", busy * 0.93);
        add(id, "mem_total", "gauge", node.spec().memoryBytes());
        add(id, "mem_used", "gauge", use.memory());
        add(id, "swap_total", "gauge", 8L << 30);
        add(id, "swap_used", "gauge", 0L);
        add(id, "disk_total", "gauge", node.spec().rootBytes());
        add(id, "disk_used", "gauge", use.rootUsed());
        add(id, "net_in", "derive", (long) (use.netIn() * use.uptimeSeconds()));
        add(id, "net_out", "derive", (long) (use.netOut() * use.uptimeSeconds()));
        cluster.guestsOn(node.name()).forEach(this::guest);
        for (Store store : stores) {
            add("storage/" + node.name() + "/" + store.name(), "disk_total", "gauge", store.totalBytes());
            add("storage/" + node.name() + "/" + store.name(), "disk_used", "gauge", store.usedBytes());
        }
    }

    private void guest(Guest guest) {
        String id = guest.spec().type().wire() + "/" + guest.spec().vmid();
        boolean running = guest.running();
        Duration uptime = running ? guest.uptimeAt(cluster.now()) : Duration.ZERO;
        Load load = cluster.load();
        add(id, "uptime", "gauge", uptime.toSeconds());
        add(id, "cpu_max", "gauge", guest.spec().cores());
        add(id, "cpu_current", "gauge", running ? load.cpu(guest.spec(), cluster.now()) : 0.0);
        add(id, "mem_total", "gauge", guest.spec().memoryBytes());
        add(id, "mem_used", "gauge", running ? load.memory(guest.spec(), cluster.now()) : 0L);
        add(id, "disk_total", "gauge", guest.spec().diskBytes());
        add(id, "net_in", "derive", load.counter(guest.spec(), 10, 40_000, uptime));
        add(id, "net_out", "derive", load.counter(guest.spec(), 11, 25_000, uptime));
    }

    private void add(String id, String metric, String type, Object value) {
        rows.add(new Row()
                .with("id", id)
                .with("metric", metric)
                .with("timestamp", timestamp)
                .with("type", type)
                .with("value", value));
    }
}
