package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.Times;
import dev.jarvis.proxmox.GuestRow;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.proxmox.NodeRow;
import dev.jarvis.proxmox.Resources;
import dev.jarvis.proxmox.StorageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes one state of Proxmox's two answers: pure. A node's membership counts before anything that is listed under it,
 * since its guests go on being listed as running for minutes after it died (pmxcfs status.c).
 */
final class StateAssembly {

    /** Uptimes are whole seconds that are up to ten seconds old: two starts this near each other are the same. */
    private static final Duration SAME_START = Duration.ofSeconds(20);

    private final Resources resources;
    private final Membership membership;
    private final Optional<ClusterState> before;
    private final NetworkCounters countersBefore;
    private final NetworkCounters counters;
    private final Instant takenAt;
    private final Map<String, NodeStatus> nodeStatus = new HashMap<>();

    StateAssembly(
            Resources resources,
            Membership membership,
            Optional<ClusterState> before,
            NetworkCounters countersBefore,
            Instant takenAt) {
        this.resources = resources;
        this.membership = membership;
        this.before = before;
        this.countersBefore = countersBefore;
        this.takenAt = takenAt;
        this.counters = counted(resources, takenAt);
        for (var row : resources.nodes()) {
            nodeStatus.put(row.name().value(), row.status());
        }
        for (var member : membership.members()) {
            nodeStatus.put(member.name().value(), member.online() ? NodeStatus.ONLINE : NodeStatus.OFFLINE);
        }
    }

    /** What the next reading needs to make rates. */
    NetworkCounters counters() {
        return counters;
    }

    ClusterState state() {
        var guests = resources.guests().stream()
                .filter(row -> !row.template())
                .map(this::guest)
                .sorted(Comparator.comparingInt(Guest::vmid))
                .toList();
        var nodes = new TreeSet<>(nodeStatus.keySet())
                .stream().map(name -> node(name, guests)).toList();
        var storages = resources.storages().stream()
                .map(this::storage)
                .sorted(Comparator.comparing(Storage::node).thenComparing(Storage::storage))
                .toList();
        var name = membership
                .clusterName()
                .orElseGet(() -> nodes.isEmpty() ? "" : nodes.getFirst().name());
        return new ClusterState(name, membership.quorate(), nodes, guests, storages);
    }

    private static NetworkCounters counted(Resources resources, Instant takenAt) {
        var guests = new HashMap<String, NetworkCounters.Totals>();
        for (var row : resources.guests()) {
            if (row.networkInBytes().isPresent()
                    && row.networkOutBytes().isPresent()
                    && row.uptime().isPresent()) {
                guests.put(
                        row.id().toString(),
                        new NetworkCounters.Totals(
                                row.networkInBytes().getAsLong(),
                                row.networkOutBytes().getAsLong()));
            }
        }
        return new NetworkCounters(Times.cut(takenAt), guests);
    }

    private Node node(String name, List<Guest> guests) {
        var status = nodeStatus.getOrDefault(name, NodeStatus.UNKNOWN);
        var address = membership.members().stream()
                .filter(member -> member.name().value().equals(name))
                .findFirst()
                .flatMap(Membership.Member::address);
        var row = resources.nodes().stream()
                .filter(candidate -> candidate.name().value().equals(name))
                .findFirst();
        if (status != NodeStatus.ONLINE || row.isEmpty()) {
            var known = before.flatMap(state -> state.node(name));
            return new Node(
                    name,
                    status,
                    address,
                    0,
                    known.map(Node::cpus).orElse(0),
                    0,
                    known.map(Node::memoryBytes).orElse(0L),
                    0,
                    known.map(Node::diskBytes).orElse(0L),
                    Optional.empty(),
                    0,
                    0);
        }
        return online(
                row.get(),
                address,
                guests.stream().filter(guest -> guest.node().equals(name)).toList());
    }

    private Node online(NodeRow row, Optional<String> address, List<Guest> own) {
        long memoryBytes = row.memoryBytes().orElse(0);
        long diskBytes = row.diskBytes().orElse(0);
        return new Node(
                row.name().value(),
                NodeStatus.ONLINE,
                address,
                Quantised.fraction(row.cpuFraction().orElse(0)),
                row.cpus().orElse(0),
                Quantised.partOf(row.memoryUsedBytes().orElse(0), memoryBytes),
                memoryBytes,
                Quantised.partOf(row.diskUsedBytes().orElse(0), diskBytes),
                diskBytes,
                startedAt(
                        row.uptime(),
                        before.flatMap(state -> state.node(row.name().value())).flatMap(Node::startedAt)),
                Quantised.rate(
                        own.stream().mapToDouble(Guest::networkInBytesPerSecond).sum()),
                Quantised.rate(own.stream()
                        .mapToDouble(Guest::networkOutBytesPerSecond)
                        .sum()));
    }

    private Guest guest(GuestRow row) {
        int vmid = row.id().vmid();
        var known = before.flatMap(state -> state.guest(vmid));
        long memoryBytes =
                row.memoryBytes().orElse(known.map(Guest::memoryBytes).orElse(0L));
        long diskBytes = row.diskBytes().orElse(known.map(Guest::diskBytes).orElse(0L));
        var rates = counters.ratesSince(countersBefore, vmid);
        var guest = new Guest(
                vmid,
                row.name().or(() -> known.map(Guest::name)).orElse(row.type().word() + " " + vmid),
                row.type(),
                row.node().value(),
                row.status(),
                Quantised.fraction(row.cpuFraction().orElse(0)),
                row.cpus().orElse(known.map(Guest::cpus).orElse(0)),
                Quantised.partOf(row.memoryUsedBytes().orElse(0), memoryBytes),
                memoryBytes,
                Quantised.partOf(row.diskUsedBytes().orElse(0), diskBytes),
                diskBytes,
                startedAt(row.uptime(), known.flatMap(Guest::startedAt)),
                rates.in(),
                rates.out(),
                row.tags(),
                row.lock(),
                row.haState(),
                row.template());
        return isSeen(row.node().value()) ? guest : guest.asUnknown();
    }

    private Storage storage(StorageRow row) {
        long totalBytes = row.totalBytes().orElse(0);
        return new Storage(
                row.storage(),
                row.node().value(),
                row.type(),
                row.shared(),
                isSeen(row.node().value()) ? row.status() : StorageStatus.UNKNOWN,
                Quantised.partOf(row.usedBytes().orElse(0), totalBytes),
                totalBytes);
    }

    private boolean isSeen(String node) {
        return nodeStatus.get(node) == NodeStatus.ONLINE;
    }

    private Optional<Instant> startedAt(Optional<Duration> uptime, Optional<Instant> known) {
        return uptime.filter(Duration::isPositive).map(up -> {
            var computed = Times.cut(takenAt.minus(up));
            return known.filter(
                            earlier -> Duration.between(earlier, computed).abs().compareTo(SAME_START) <= 0)
                    .orElse(computed);
        });
    }
}
