package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.json.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The node that decides for all, and what each node's own manager says of itself. */
final class HaMaster {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private HaMaster() {}

    static Node of(Cluster cluster) {
        return cluster.nodes().stream()
                .filter(Node::reachable)
                .findFirst()
                .orElseGet(() -> cluster.nodes().iterator().next());
    }

    static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** Whether the node has guests to keep, and so holds its lock. */
    static boolean busy(Cluster cluster, Node node) {
        return cluster.guestsOn(node.name()).stream()
                .anyMatch(guest -> cluster.ha().of(guest.spec().vmid()).isPresent());
    }

    static Instant lastSign(Node node, Instant now) {
        return node.unreachableSince().orElse(now);
    }

    static Row local(Cluster cluster, Node node, Instant now) {
        String mode = !node.reachable() ? "old timestamp - dead?" : busy(cluster, node) ? "active" : "idle";
        Instant sign = lastSign(node, now);
        return new Row()
                .with("id", "lrm:" + node.name())
                .with("type", "lrm")
                .with("node", node.name())
                .with("status", node.name() + " (" + mode + ", " + time(sign) + ")")
                .with("timestamp", sign.getEpochSecond());
    }
}
