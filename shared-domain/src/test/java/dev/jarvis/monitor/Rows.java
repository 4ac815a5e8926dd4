package dev.jarvis.monitor;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.proxmox.GuestRow;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.proxmox.NodeRow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What Proxmox lists, to assemble states from. */
final class Rows {

    private static final long GIB = 1L << 30;

    private Rows() {}

    static NodeRow node(String name, NodeStatus status, Duration uptime) {
        return new NodeRow(
                new NodeName(name),
                status,
                OptionalDouble.of(0.123),
                OptionalInt.of(8),
                OptionalLong.of(16 * GIB),
                OptionalLong.of(32 * GIB),
                OptionalLong.of(10 * GIB),
                OptionalLong.of(100 * GIB),
                Optional.of(uptime),
                Optional.empty());
    }

    static GuestRow guest(int vmid, String node, GuestStatus status, Duration uptime) {
        return guest(vmid, node, status, uptime, 0, 0);
    }

    static GuestRow guest(int vmid, String node, GuestStatus status, Duration uptime, long in, long out) {
        return new GuestRow(
                new GuestId(vmid),
                GuestType.QEMU,
                new NodeName(node),
                Optional.of("guest" + vmid),
                status,
                OptionalDouble.of(0.5),
                OptionalInt.of(2),
                OptionalLong.of(2 * GIB),
                OptionalLong.of(4 * GIB),
                OptionalLong.of(0),
                OptionalLong.of(20 * GIB),
                Optional.of(uptime),
                OptionalLong.of(in),
                OptionalLong.of(out),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** A guest that runs, with its processor and memory as fractions of what it has. */
    static GuestRow busy(int vmid, String node, double cpuFraction, double memoryFraction) {
        var row = guest(vmid, node, GuestStatus.RUNNING, Duration.ofHours(1));
        return new GuestRow(
                row.id(),
                row.type(),
                row.node(),
                row.name(),
                row.status(),
                OptionalDouble.of(cpuFraction),
                row.cpus(),
                OptionalLong.of((long) (row.memoryBytes().orElseThrow() * memoryFraction)),
                row.memoryBytes(),
                row.diskUsedBytes(),
                row.diskBytes(),
                row.uptime(),
                row.networkInBytes(),
                row.networkOutBytes(),
                row.tags(),
                row.lock(),
                row.haState(),
                row.template());
    }

    static GuestRow template(int vmid, String node) {
        var row = guest(vmid, node, GuestStatus.STOPPED, Duration.ZERO);
        return new GuestRow(
                row.id(),
                row.type(),
                row.node(),
                row.name(),
                row.status(),
                row.cpuFraction(),
                row.cpus(),
                row.memoryUsedBytes(),
                row.memoryBytes(),
                row.diskUsedBytes(),
                row.diskBytes(),
                row.uptime(),
                row.networkInBytes(),
                row.networkOutBytes(),
                row.tags(),
                row.lock(),
                row.haState(),
                true);
    }

    /** A guest of which nothing is listed but that it exists. */
    static GuestRow bare(int vmid, String node) {
        return new GuestRow(
                new GuestId(vmid),
                GuestType.LXC,
                new NodeName(node),
                Optional.empty(),
                GuestStatus.UNKNOWN,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    static Membership.Member member(String name, boolean online) {
        return new Membership.Member(new NodeName(name), online, Optional.of("127.0.0.1"));
    }

    static Membership cluster(Membership.Member... members) {
        return new Membership(Optional.of("homelab"), Optional.of(true), Arrays.asList(members));
    }
}
