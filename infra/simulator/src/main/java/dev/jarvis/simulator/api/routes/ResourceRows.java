package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.routes.guest.GuestStats;
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
public final class ResourceRows {

    private static final Duration BROADCAST_EXPIRY = Duration.ofMinutes(5);

    private ResourceRows() {}

    /** One guest. */
    public static Row guest(Cluster cluster, Guest guest) {
        GuestSpec spec = guest.spec();
        Node node = cluster.node(spec.node()).orElseThrow();
        Row row = new Row()
                .with("id", spec.type().wire() + "/" + spec.vmid())
                .with("type", spec.type().wire())
                .with("node", spec.node())
                .with("vmid", spec.vmid())
                .withIf(!spec.tags().isEmpty(), "tags", String.join(";", spec.tags()));
        cluster.access().pools().of(spec.vmid()).ifPresent(pool -> row.with("pool", pool));
        guest.lock().ifPresent(lock -> row.with("lock", lock));
        cluster.ha()
                .of(spec.vmid())
                .ifPresent(kept -> row.with("hastate", kept.state().wire()));
        if (expired(cluster, node)) {
            return row.with("status", "unknown");
        }
        Instant seen = lastSeen(cluster, node);
        GuestStats stats =
                GuestStats.of(cluster, guest, seen, node.reachable() ? guest.running() : guest.lastSeenRunning());
        return row.with("name", spec.name())
                .with("status", stats.running() ? "running" : "stopped")
                .flag("template", guest.template())
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

    /** One node; what it uses is shown only to those who may audit it. */
    public static Row node(Cluster cluster, Node node, boolean audited) {
        Row row = new Row()
                .with("id", "node/" + node.name())
                .with("type", "node")
                .with("node", node.name())
                .with("status", node.reachable() ? "online" : "offline");
        if (expired(cluster, node)) {
            return row;
        }
        row.with("level", "");
        if (!audited) {
            return row;
        }
        row.with("maxcpu", node.spec().cpus())
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

    /** One storage on one node. */
    public static Row storage(Cluster cluster, StorageSpec storage) {
        Row row = new Row()
                .with("id", "storage/" + storage.node() + "/" + storage.name())
                .with("type", "storage")
                .with("node", storage.node())
                .with("storage", storage.name())
                .with("plugintype", storage.type())
                .with("content", storage.content())
                .flag("shared", storage.shared());
        // Of a storage that is not mounted, too, nothing is broadcast, and what was said last stays for its time.
        boolean forgotten =
                storage.missingSince().map(since -> expired(cluster, since)).orElse(false);
        if (forgotten || expired(cluster, cluster.node(storage.node()).orElseThrow())) {
            return row.with("status", "unknown");
        }
        return row.with("status", "available")
                .with("maxdisk", storage.totalBytes())
                .with("disk", storage.usedBytes());
    }

    /** The network zone of one node. */
    public static Row network(Node node) {
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
        return node.unreachableSince().map(since -> expired(cluster, since)).orElse(false);
    }

    private static boolean expired(Cluster cluster, Instant since) {
        return Duration.between(since, cluster.now()).compareTo(BROADCAST_EXPIRY) >= 0;
    }

    private static Instant lastSeen(Cluster cluster, Node node) {
        return node.unreachableSince().orElse(cluster.now());
    }
}
