package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** From the wire's rows about the cluster to records. A row that names nothing is left out, never fatal. */
final class ClusterReading {

    private ClusterReading() {}

    static Membership membership(JsonNode data) {
        Optional<Row> cluster = Optional.empty();
        var members = new ArrayList<Membership.Member>();
        for (var row : Wire.rows(data)) {
            switch (row.text("type").orElse("")) {
                case "cluster" -> cluster = Optional.of(row);
                case "node" ->
                    nodeName(row, "name")
                            .ifPresent(name ->
                                    members.add(new Membership.Member(name, row.isSet("online"), row.text("ip"))));
                default -> {}
            }
        }
        return new Membership(
                cluster.flatMap(row -> row.text("name")), cluster.flatMap(row -> row.flag("quorate")), members);
    }

    static Resources resources(JsonNode data) {
        var nodes = new ArrayList<NodeRow>();
        var guests = new ArrayList<GuestRow>();
        var storages = new ArrayList<StorageRow>();
        for (var row : Wire.rows(data)) {
            switch (row.text("type").orElse("")) {
                case "node" -> node(row).ifPresent(nodes::add);
                case "qemu" -> guest(row, GuestType.QEMU).ifPresent(guests::add);
                case "lxc" -> guest(row, GuestType.LXC).ifPresent(guests::add);
                case "storage" -> storage(row).ifPresent(storages::add);
                default -> {}
            }
        }
        return new Resources(nodes, guests, storages);
    }

    static Optional<NodeRow> node(Row row) {
        return nodeName(row, "node")
                .map(name -> new NodeRow(
                        name,
                        NodeStatus.of(row.text("status").orElse("")),
                        cpu(row),
                        row.count("maxcpu"),
                        row.whole("mem"),
                        row.whole("maxmem"),
                        row.whole("disk"),
                        row.whole("maxdisk"),
                        row.seconds("uptime"),
                        row.text("ssl_fingerprint").flatMap(ClusterReading::fingerprint)));
    }

    private static Optional<GuestRow> guest(Row row, GuestType type) {
        return nodeName(row, "node").flatMap(node -> guest(row, type, node));
    }

    /** A guest from a list that does not repeat its node. */
    static Optional<GuestRow> guest(Row row, GuestType type, NodeName node) {
        return guestId(row).map(id -> guest(row, type, node, id));
    }

    static GuestRow guest(Row row, GuestType type, NodeName node, GuestId id) {
        var cpus = row.count("maxcpu");
        return new GuestRow(
                id,
                type,
                node,
                row.text("name"),
                GuestStatus.of(row.text("status").orElse("")),
                cpu(row),
                cpus.isPresent() ? cpus : row.count("cpus"),
                row.whole("mem"),
                row.whole("maxmem"),
                row.whole("disk"),
                row.whole("maxdisk"),
                row.seconds("uptime"),
                row.whole("netin"),
                row.whole("netout"),
                row.words("tags"),
                row.text("lock"),
                row.text("hastate"),
                row.isSet("template"));
    }

    private static Optional<StorageRow> storage(Row row) {
        return nodeName(row, "node")
                .flatMap(node -> row.text("storage")
                        .map(name -> new StorageRow(
                                name,
                                node,
                                row.text("plugintype").orElse(""),
                                row.isSet("shared"),
                                StorageStatus.of(row.text("status").orElse("")),
                                row.whole("disk"),
                                row.whole("maxdisk"),
                                row.words("content"))));
    }

    static Optional<Fingerprint> fingerprint(String text) {
        return valid(text, Fingerprint::new);
    }

    static Optional<NodeName> nodeName(Row row, String key) {
        return row.text(key).flatMap(ClusterReading::nodeName);
    }

    static Optional<NodeName> nodeName(String text) {
        return valid(text, NodeName::new);
    }

    private static Optional<GuestId> guestId(Row row) {
        return guestId(row, "vmid");
    }

    static Optional<GuestId> guestId(Row row, String key) {
        var vmid = row.whole(key);
        return vmid.isPresent() && Math.abs(vmid.getAsLong()) <= Integer.MAX_VALUE
                ? valid((int) vmid.getAsLong(), GuestId::new)
                : Optional.empty();
    }

    static Optional<GuestId> guestId(String text) {
        return Wire.digits(text).flatMap(vmid -> valid(vmid, GuestId::new));
    }

    private static OptionalDouble cpu(Row row) {
        return row.fraction("cpu");
    }

    private static <A, T> Optional<T> valid(A value, Function<A, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
