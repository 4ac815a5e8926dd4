package dev.jarvis.memory;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What there is, as it is stored: names, sizes, configuration and status, which stay as they are between most readings.
 * What moves in every reading is in {@link Figures}.
 */
final class Inventory {

    private Inventory() {}

    /** The section {@code resources}: a cluster without its guests. */
    @Serdeable
    record Resources(String name, Optional<Boolean> quorate, List<StoredNode> nodes, List<StoredStorage> storages) {

        static Resources of(ClusterState state) {
            return new Resources(
                    state.name(),
                    state.quorate(),
                    state.nodes().stream().map(StoredNode::of).toList(),
                    state.storages().stream().map(StoredStorage::of).toList());
        }

        ClusterState with(List<Guest> guests, Figures figures) {
            return new ClusterState(
                    name,
                    quorate,
                    nodes.stream()
                            .map(node -> node.with(figures.ofNode(node.name())))
                            .toList(),
                    guests,
                    storages.stream()
                            .map(storage -> storage.with(
                                    figures.usedOf(storage.node(), storage.storage(), storage.totalBytes())))
                            .toList());
        }
    }

    /** A part of the section {@code guests}: those of one node, so that one that starts rewrites no other node's. */
    @Serdeable
    record Guests(List<StoredGuest> guests) {

        static Guests of(List<Guest> guests) {
            return new Guests(guests.stream().map(StoredGuest::of).toList());
        }

        List<Guest> with(Figures figures) {
            return guests.stream()
                    .map(guest -> guest.with(figures.ofGuest(guest.vmid())))
                    .toList();
        }
    }

    @Serdeable
    record StoredNode(
            String name,
            NodeStatus status,
            Optional<String> address,
            int cpus,
            long memoryBytes,
            long diskBytes,
            Optional<Instant> startedAt) {

        static StoredNode of(Node node) {
            return new StoredNode(
                    node.name(),
                    node.status(),
                    node.address(),
                    node.cpus(),
                    node.memoryBytes(),
                    node.diskBytes(),
                    node.startedAt());
        }

        Node with(Figures.Row figures) {
            return new Node(
                    name,
                    status,
                    address,
                    figures.cpuFraction(),
                    cpus,
                    figures.memoryUsedBytes(memoryBytes),
                    memoryBytes,
                    figures.diskUsedBytes(diskBytes),
                    diskBytes,
                    startedAt,
                    figures.networkInBytesPerSecond(),
                    figures.networkOutBytesPerSecond(),
                    Optional.empty());
        }
    }

    @Serdeable
    record StoredGuest(
            int vmid,
            String name,
            GuestType type,
            String node,
            GuestStatus status,
            int cpus,
            long memoryBytes,
            long diskBytes,
            Optional<Instant> startedAt,
            List<String> tags,
            Optional<String> lock,
            Optional<String> haState,
            boolean template) {

        static StoredGuest of(Guest guest) {
            return new StoredGuest(
                    guest.vmid(),
                    guest.name(),
                    guest.type(),
                    guest.node(),
                    guest.status(),
                    guest.cpus(),
                    guest.memoryBytes(),
                    guest.diskBytes(),
                    guest.startedAt(),
                    guest.tags(),
                    guest.lock(),
                    guest.haState(),
                    guest.template());
        }

        Guest with(Figures.Row figures) {
            return new Guest(
                    vmid,
                    name,
                    type,
                    node,
                    status,
                    figures.cpuFraction(),
                    cpus,
                    figures.memoryUsedBytes(memoryBytes),
                    memoryBytes,
                    figures.diskUsedBytes(diskBytes),
                    diskBytes,
                    startedAt,
                    figures.networkInBytesPerSecond(),
                    figures.networkOutBytesPerSecond(),
                    tags,
                    lock,
                    haState,
                    template);
        }
    }

    @Serdeable
    record StoredStorage(
            String storage, String node, String type, boolean shared, StorageStatus status, long totalBytes) {

        static StoredStorage of(Storage storage) {
            return new StoredStorage(
                    storage.storage(),
                    storage.node(),
                    storage.type(),
                    storage.shared(),
                    storage.status(),
                    storage.totalBytes());
        }

        Storage with(long usedBytes) {
            return new Storage(storage, node, type, shared, status, usedBytes, totalBytes);
        }
    }
}
