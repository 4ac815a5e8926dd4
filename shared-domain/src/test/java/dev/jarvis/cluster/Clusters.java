package dev.jarvis.cluster;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small clusters to try things with. */
public final class Clusters {

    public static final Instant BOOTED = Instant.parse("2026-01-01T00:00:00Z");

    private static final long GIB = 1L << 30;

    private Clusters() {}

    public static Node node(String name, NodeStatus status) {
        boolean online = status == NodeStatus.ONLINE;
        return new Node(
                name,
                status,
                Optional.of("127.0.0.1"),
                online ? 0.25 : 0,
                8,
                online ? 16 * GIB : 0,
                32 * GIB,
                online ? 10 * GIB : 0,
                100 * GIB,
                online ? Optional.of(BOOTED) : Optional.empty(),
                0,
                0,
                Optional.empty());
    }

    public static Guest vm(int vmid, String node, GuestStatus status) {
        return guest(vmid, GuestType.QEMU, node, status, Optional.of(BOOTED));
    }

    public static Guest container(int vmid, String node, GuestStatus status) {
        return guest(vmid, GuestType.LXC, node, status, Optional.of(BOOTED));
    }

    public static Guest guest(int vmid, GuestType type, String node, GuestStatus status, Optional<Instant> startedAt) {
        boolean runs = status == GuestStatus.RUNNING;
        return new Guest(
                vmid,
                "guest" + vmid,
                type,
                node,
                status,
                runs ? 0.5 : 0,
                2,
                runs ? 2 * GIB : 0,
                4 * GIB,
                0,
                20 * GIB,
                runs ? startedAt : Optional.empty(),
                0,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    public static Guest locked(Guest guest, String lock) {
        return copy(guest, guest.cpuFraction(), Optional.of(lock));
    }

    public static Guest busy(Guest guest, double cpuFraction) {
        return copy(guest, cpuFraction, guest.lock());
    }

    private static Guest copy(Guest guest, double cpuFraction, Optional<String> lock) {
        return new Guest(
                guest.vmid(),
                guest.name(),
                guest.type(),
                guest.node(),
                guest.status(),
                cpuFraction,
                guest.cpus(),
                guest.memoryUsedBytes(),
                guest.memoryBytes(),
                guest.diskUsedBytes(),
                guest.diskBytes(),
                guest.startedAt(),
                guest.networkInBytesPerSecond(),
                guest.networkOutBytesPerSecond(),
                guest.tags(),
                lock,
                guest.haState(),
                guest.template());
    }

    /** One node called {@code pve} that is online, with these guests. */
    public static ClusterState of(Guest... guests) {
        return of(List.of(node("pve", NodeStatus.ONLINE)), guests);
    }

    public static ClusterState of(List<Node> nodes, Guest... guests) {
        return new ClusterState("homelab", Optional.of(true), nodes, Arrays.asList(guests), List.of());
    }

    /** Nodes without guests, and these storages. */
    public static ClusterState storing(List<Node> nodes, Storage... storages) {
        return new ClusterState("homelab", Optional.of(true), nodes, List.of(), Arrays.asList(storages));
    }
}
