package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the cluster was at a time, as far as is remembered: the last snapshot, and the figures of a later minute where there
 * are any.
 *
 * @param state with the vitals of the nodes that were online
 * @param snapshotAt when names, sizes and configuration were read
 * @param takenAt when the figures were read; what is asked about long after that was not watched then
 */
@Serdeable
public record PastState(ClusterState state, Instant snapshotAt, Instant takenAt) {

    /** Vitals are read every 30 s; those that are older than the longest interval three times over say nothing any more. */
    private static final Duration VITALS_HOLD = Duration.ofMinutes(15);

    /** Samples are one a minute; what was not read for three of them was not watched. */
    private static final Duration WATCHED = Duration.ofMinutes(3);

    /** Whether the figures are too old to tell how it was at that time. */
    public boolean isStaleAt(Instant time) {
        return takenAt.plus(WATCHED).isBefore(time);
    }

    /**
     * Decides what is known of a time: pure.
     *
     * @param snapshot the last one of that time or before
     * @param sample the last one of that time or before; one that is not newer than the snapshot changes nothing
     */
    static PastState of(Snapshot snapshot, Optional<Sample> sample) {
        var vitals = snapshot.vitals()
                .filter(stored -> !stored.takenAt().plus(VITALS_HOLD).isBefore(snapshot.takenAt()));
        var state = new ClusterState(
                snapshot.state().name(),
                snapshot.state().quorate(),
                snapshot.state().nodes().stream()
                        .map(node -> node.isOnline()
                                ? node.withVitals(vitals.flatMap(stored ->
                                        Optional.ofNullable(stored.nodes().get(node.name()))))
                                : node)
                        .toList(),
                snapshot.state().guests(),
                snapshot.state().storages());
        return sample.filter(later -> later.minute().isAfter(snapshot.takenAt()))
                .map(later -> new PastState(refined(state, later), snapshot.takenAt(), later.minute()))
                .orElseGet(() -> new PastState(state, snapshot.takenAt(), snapshot.takenAt()));
    }

    /** A sample has a row for each node that was online then, each guest that ran and each storage that was available. */
    private static ClusterState refined(ClusterState state, Sample sample) {
        var online = state.nodes().stream()
                .map(Node::name)
                .filter(name -> sample.ofNode(name).isPresent())
                .collect(Collectors.toSet());
        return new ClusterState(
                state.name(),
                state.quorate(),
                state.nodes().stream()
                        .map(node -> sample.ofNode(node.name())
                                .map(figures -> refined(node, figures))
                                .orElseGet(() -> notOnline(node)))
                        .toList(),
                state.guests().stream()
                        .map(guest -> sample.ofGuest(guest.vmid())
                                .map(figures -> refined(guest, figures))
                                .orElseGet(() -> notRunning(guest, online)))
                        .toList(),
                state.storages().stream()
                        .map(storage -> refined(storage, sample, online))
                        .toList());
    }

    /** What was available and has no row could not be seen then, or was not there: which of them, no sample tells. */
    private static Storage refined(Storage storage, Sample sample, Set<String> online) {
        if (!online.contains(storage.node())) {
            return storage.asUnknown();
        }
        var figures = sample.ofStorage(storage);
        if (figures.isPresent() && !isAnothersRow(storage)) {
            return storage.using(part(figures.get().diskFraction(), storage.totalBytes(), storage.usedBytes()));
        }
        return storage.isAvailable() && sample.hasStorages() ? storage.asUnknown() : storage;
    }

    /** A node that a shared storage is not mounted on has no part in how others see it. */
    private static boolean isAnothersRow(Storage storage) {
        return storage.shared() && storage.status() == StorageStatus.UNAVAILABLE;
    }

    private static Node refined(Node node, Sample.Row figures) {
        return new Node(
                node.name(),
                NodeStatus.ONLINE,
                node.address(),
                figures.cpuFraction().orElse(node.cpuFraction()),
                node.cpus(),
                part(figures.memoryFraction(), node.memoryBytes(), node.memoryUsedBytes()),
                node.memoryBytes(),
                part(figures.diskFraction(), node.diskBytes(), node.diskUsedBytes()),
                node.diskBytes(),
                node.startedAt(),
                figures.networkInBytesPerSecond().orElse(node.networkInBytesPerSecond()),
                figures.networkOutBytesPerSecond().orElse(node.networkOutBytesPerSecond()),
                node.vitals().map(vitals -> withTemperature(vitals, figures)));
    }

    private static NodeVitals withTemperature(NodeVitals vitals, Sample.Row figures) {
        return new NodeVitals(
                vitals.loadAverage(),
                vitals.swapUsedBytes(),
                vitals.swapBytes(),
                figures.temperatureCelsius().or(vitals::temperatureCelsius),
                vitals.version(),
                vitals.kernel());
    }

    /** Whether it was off or only could not be seen stands in no sample: one that was online then is unknown. */
    private static Node notOnline(Node node) {
        return new Node(
                node.name(),
                node.isOnline() ? NodeStatus.UNKNOWN : node.status(),
                node.address(),
                0,
                node.cpus(),
                0,
                node.memoryBytes(),
                0,
                node.diskBytes(),
                Optional.empty(),
                0,
                0,
                Optional.empty());
    }

    private static Guest refined(Guest guest, Sample.Row figures) {
        return new Guest(
                guest.vmid(),
                guest.name(),
                guest.type(),
                guest.node(),
                GuestStatus.RUNNING,
                figures.cpuFraction().orElse(guest.cpuFraction()),
                guest.cpus(),
                part(figures.memoryFraction(), guest.memoryBytes(), guest.memoryUsedBytes()),
                guest.memoryBytes(),
                part(figures.diskFraction(), guest.diskBytes(), guest.diskUsedBytes()),
                guest.diskBytes(),
                guest.startedAt(),
                figures.networkInBytesPerSecond().orElse(guest.networkInBytesPerSecond()),
                figures.networkOutBytesPerSecond().orElse(guest.networkOutBytesPerSecond()),
                guest.tags(),
                guest.lock(),
                guest.haState(),
                guest.template());
    }

    /** One that ran at the snapshot has ended since, unless its node is what could not be seen. */
    private static Guest notRunning(Guest guest, Set<String> online) {
        if (!online.contains(guest.node())) {
            return guest.asUnknown();
        }
        return new Guest(
                guest.vmid(),
                guest.name(),
                guest.type(),
                guest.node(),
                guest.isRunning() ? GuestStatus.STOPPED : guest.status(),
                0,
                guest.cpus(),
                0,
                guest.memoryBytes(),
                0,
                guest.diskBytes(),
                Optional.empty(),
                0,
                0,
                guest.tags(),
                guest.lock(),
                guest.haState(),
                guest.template());
    }

    private static long part(Optional<Double> fraction, long total, long otherwise) {
        return total == 0
                ? otherwise
                : fraction.map(known -> Math.round(known * total)).orElse(otherwise);
    }
}
