package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.util.List;

/**
 * Reads disks and what is built of them. Proxmox calls smartctl without minding a disk's sleep (Diskmanage.pm), so that
 * only the list without SMART certainly wakes none. Safe to use from several threads.
 */
public final class Disks {

    private final Calls calls;

    Disks(Calls calls) {
        this.calls = calls;
    }

    /** A node's disks, without asking any of them: their health is UNKNOWN, and none wakes. */
    public List<Disk> of(NodeName node) {
        return list(ApiCall.getFrom(node, "disks", "list").with("skipsmart", 1));
    }

    /** A node's disks with their health. Asks each, and may so wake those that sleep: not for a pass. */
    public List<Disk> withHealth(NodeName node) {
        return list(ApiCall.getFrom(node, "disks", "list"));
    }

    /** Whether a disk is well, and nothing more: the smallest question. May still wake some disks. */
    public Smart health(NodeName node, String device) {
        return DiskReading.smart(calls.row(ask(node, device).with("healthonly", 1)));
    }

    /** Everything that a disk says of itself. Wakes a disk that sleeps. */
    public Smart smart(NodeName node, String device) {
        return DiskReading.smart(calls.row(ask(node, device)));
    }

    /** The node's ZFS pools. Needs Sys.Audit on {@code /}. */
    public List<ZfsPool> zfsPools(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "disks", "zfs")).stream()
                .flatMap(row -> DiskReading.pool(row).stream())
                .toList();
    }

    /** One ZFS pool with its devices and their errors. */
    public ZfsPoolDetail zfsPool(NodeName node, String pool) {
        return DiskReading.detail(pool, calls.row(ApiCall.getFrom(node, "disks", "zfs", pool)));
    }

    /** The node's LVM thin pools. Needs Sys.Audit on {@code /}. */
    public List<LvmThinPool> lvmThinPools(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "disks", "lvmthin")).stream()
                .flatMap(row -> DiskReading.thinPool(row).stream())
                .toList();
    }

    private List<Disk> list(ApiCall call) {
        return calls.rows(call).stream()
                .flatMap(row -> DiskReading.disk(row).stream())
                .toList();
    }

    private static ApiCall ask(NodeName node, String device) {
        return ApiCall.getFrom(node, "disks", "smart").with("disk", device);
    }
}
