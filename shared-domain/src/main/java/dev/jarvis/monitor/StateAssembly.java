package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Steps;
import dev.jarvis.cluster.Storage;
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
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    private final Map<Integer, Guest> guestsBefore;

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
        this.guestsBefore = before.map(StateAssembly::byNumber).orElse(Map.of());
        for (var row : resources.nodes()) {
            nodeStatus.put(row.name().value(), row.status());
        }
        for (var member : membership.members()) {
            nodeStatus.put(member.name().value(), member.online() ? NodeStatus.ONLINE : NodeStatus.OFFLINE);
        }
        this.counters = counted();
    }

    /** What the next reading needs to make rates: a guest that does not run, or whose node is not seen, has none. */
    NetworkCounters counters() {
        return counters;
    }

    ClusterState state() {
        var guests = resources.guests().stream()
                .filter(row -> !row.template())
                .map(this::guest)
                .toList();
        var guestsByNode = guests.stream().collect(Collectors.groupingBy(Guest::node));
        var nodes = new TreeSet<>(nodeStatus.keySet())
                .stream()
                        .map(name -> node(name, guestsByNode.getOrDefault(name, List.of())))
                        .toList();
        var storages = resources.storages().stream()
                .map(this::storage)
                .sorted(Comparator.comparing(Storage::node).thenComparing(Storage::storage))
                .toList();
        var name = membership
                .clusterName()
                .orElseGet(() -> nodes.isEmpty() ? "" : nodes.getFirst().name());
        return new ClusterState(name, membership.quorate(), nodes, guests, storages);
    }

    private NetworkCounters counted() {
        var guests = new TreeMap<String, List<Long>>();
        for (var row : resources.guests()) {
            if (row.networkInBytes().isPresent()
                    && row.networkOutBytes().isPresent()
                    && row.uptime().isPresent()
                    && isSeen(row.node().value())) {
                guests.put(
                        row.id().toString(),
                        List.of(
                                row.networkInBytes().getAsLong(),
                                row.networkOutBytes().getAsLong()));
            }
        }
        return new NetworkCounters(Times.cut(takenAt), guests);
    }

    private Node node(String name, List<Guest> own) {
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
                    0,
                    Optional.empty());
        }
        return online(row.get(), address, own);
    }

    private Node online(NodeRow row, Optional<String> address, List<Guest> own) {
        var known = before.flatMap(state -> state.node(row.name().value()));
        long memoryBytes = row.memoryBytes().orElse(0);
        long diskBytes = row.diskBytes().orElse(0);
        return new Node(
                row.name().value(),
                NodeStatus.ONLINE,
                address,
                fraction(row.cpuFraction(), known.map(Node::cpuFraction)),
                row.cpus().orElse(0),
                partOf(
                        row.memoryUsedBytes(),
                        memoryBytes,
                        known.map(node -> Steps.ofPart(node.memoryUsedBytes(), node.memoryBytes()))),
                memoryBytes,
                partOf(
                        row.diskUsedBytes(),
                        diskBytes,
                        known.map(node -> Steps.ofPart(node.diskUsedBytes(), node.diskBytes()))),
                diskBytes,
                startedAt(row.uptime(), known.flatMap(Node::startedAt)),
                Quantised.rate(
                        own.stream().mapToDouble(Guest::networkInBytesPerSecond).sum(),
                        known.map(Node::networkInBytesPerSecond).orElse(0L)),
                Quantised.rate(
                        own.stream()
                                .mapToDouble(Guest::networkOutBytesPerSecond)
                                .sum(),
                        known.map(Node::networkOutBytesPerSecond).orElse(0L)),
                Optional.empty());
    }

    private Guest guest(GuestRow row) {
        int vmid = row.id().vmid();
        var known = Optional.ofNullable(guestsBefore.get(vmid));
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
                fraction(row.cpuFraction(), known.map(Guest::cpuFraction)),
                row.cpus().orElse(known.map(Guest::cpus).orElse(0)),
                partOf(
                        row.memoryUsedBytes(),
                        memoryBytes,
                        known.map(earlier -> Steps.ofPart(earlier.memoryUsedBytes(), earlier.memoryBytes()))),
                memoryBytes,
                partOf(
                        row.diskUsedBytes(),
                        diskBytes,
                        known.map(earlier -> Steps.ofPart(earlier.diskUsedBytes(), earlier.diskBytes()))),
                diskBytes,
                startedAt(row.uptime(), known.flatMap(Guest::startedAt)),
                Quantised.rate(
                        rates.in(), known.map(Guest::networkInBytesPerSecond).orElse(0L)),
                Quantised.rate(
                        rates.out(), known.map(Guest::networkOutBytesPerSecond).orElse(0L)),
                row.tags(),
                row.lock(),
                row.haState(),
                row.template());
        return isSeen(row.node().value()) ? guest : guest.asUnknown();
    }

    /** How large it is nobody tells while its node is off; it is as large as it was. */
    private Storage storage(StorageRow row) {
        var known = before.flatMap(state -> state.storages().stream()
                .filter(earlier -> earlier.storage().equals(row.storage())
                        && earlier.node().equals(row.node().value()))
                .findFirst());
        long totalBytes =
                row.totalBytes().orElseGet(() -> known.map(Storage::totalBytes).orElse(0L));
        var storage = new Storage(
                row.storage(),
                row.node().value(),
                row.type(),
                row.shared(),
                row.status(),
                partOf(
                        row.usedBytes(),
                        totalBytes,
                        known.map(earlier -> Steps.ofPart(earlier.usedBytes(), earlier.totalBytes()))),
                totalBytes);
        return isSeen(row.node().value()) ? storage : storage.asUnknown();
    }

    private static Map<Integer, Guest> byNumber(ClusterState state) {
        return state.guests().stream().collect(Collectors.toMap(Guest::vmid, Function.identity(), (first, _) -> first));
    }

    private static double fraction(OptionalDouble read, Optional<Double> shown) {
        double value = read.orElse(0);
        return Quantised.fraction(value, shown.orElse(value));
    }

    private static long partOf(OptionalLong read, long total, Optional<Double> shownSteps) {
        long part = read.orElse(0);
        return Quantised.partOf(part, total, shownSteps.orElseGet(() -> Steps.ofPart(part, total)));
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
