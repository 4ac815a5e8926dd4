package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.StorageSpec;
import dev.jarvis.simulator.json.Row;
import java.time.Duration;
import java.time.Instant;

/**
 * Rows of the cluster-wide lists as the cluster knows them by broadcast. What an offline node last said stays for five
 * minutes: until then its guests are still called running.
 */
final class ResourceRows {

    private static final Duration BROADCAST_EXPIRY = Duration.ofMinutes(5);

    private ResourceRows() {}

    static Row guest(Cluster cluster, Guest guest) {
        GuestSpec spec = guest.spec();
        Node node = cluster.node(spec.node()).orElseThrow();
        Row row = new Row()
                .with("id", spec.type().wire() + "/" + spec.vmid())
                .with("type", spec.type().wire())
                .with("node", spec.node())
                .with("vmid", spec.vmid())
                .withIf(!spec.tags().isEmpty(), "tags", String.join(";", spec.tags()));
        if (expired(cluster, node)) {
            return row.with("status", "unknown");
        }
        Instant seen = lastSeen(cluster, node);
        GuestStats stats =
                GuestStats.of(cluster, guest, seen, node.reachable() ? guest.running() : guest.lastSeenRunning());
        return row.with("name", spec.name())
                .with("status", stats.running() ? "running" : "stopped")
                .with("template", 0)
                .with("uptime", stats.uptimeSeconds())
                .with("maxcpu", spec.cores())
                .with("cpu", stats.cpu())
                .with("maxmem", spec.memoryBytes())
                .with("mem", stats.memory())
                .with("memhost", stats.memoryOnHost())
                .with("maxdisk", spec.diskBytes())
                .with("disk", stats.disk())
                .with("netin", stats.netIn())
                .with("netout", stats.netOut())
                .with("diskread", stats.diskRead())
                .with("diskwrite", stats.diskWrite());
    }

    static Row node(Cluster cluster, Node node) {
        Row row = new Row()
                .with("id", "node/" + node.name())
                .with("type", "node")
                .with("node", node.name())
                .with("status", node.reachable() ? "online" : "offline");
        if (expired(cluster, node)) {
            return row;
        }
        row.with("level", "")
                .with("maxcpu", node.spec().cpus())
                .with("maxmem", node.spec().memoryBytes())
                .with("maxdisk", node.spec().rootBytes());
        if (node.reachable()) {
            NodeStats stats = NodeStats.of(cluster, node);
            row.with("uptime", stats.uptimeSeconds())
                    .with("cpu", stats.cpu())
                    .with("mem", stats.memory())
                    .with("disk", stats.rootUsed());
        }
        return row;
    }

    static Row storage(Cluster cluster, StorageSpec storage) {
        Row row = new Row()
                .with("id", "storage/" + storage.node() + "/" + storage.name())
                .with("type", "storage")
                .with("node", storage.node())
                .with("storage", storage.name())
                .with("plugintype", storage.type())
                .with("content", storage.content())
                .flag("shared", storage.shared());
        if (expired(cluster, cluster.node(storage.node()).orElseThrow())) {
            return row.with("status", "unknown");
        }
        return row.with("status", "available")
                .with("maxdisk", storage.totalBytes())
                .with("disk", storage.usedBytes());
    }

    static Row network(Node node) {
        return new Row()
                .with("id", "network/" + node.name() + "/zone/localnetwork")
                .with("type", "network")
                .with("node", node.name())
                .with("network", "localnetwork")
                .with("network-type", "zone")
                .with("zone-type", "simple")
                .with("status", "ok");
    }

    private static boolean expired(Cluster cluster, Node node) {
        return node.unreachableSince()
                .map(since -> Duration.between(since, cluster.now()).compareTo(BROADCAST_EXPIRY) >= 0)
                .orElse(false);
    }

    private static Instant lastSeen(Cluster cluster, Node node) {
        return node.unreachableSince().orElse(cluster.now());
    }
}
