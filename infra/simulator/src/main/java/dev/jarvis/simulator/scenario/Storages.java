package dev.jarvis.simulator.scenario;

import dev.jarvis.simulator.cluster.NodeSpec;
import dev.jarvis.simulator.cluster.StorageSpec;
import java.util.List;

/** The storages that one node sees: its own two and the shared ones of the house. */
final class Storages {

    private static final long GIB = 1L << 30;

    private Storages() {}

    static List<StorageSpec> of(NodeSpec node) {
        String name = node.name();
        double own = 0.02 * (node.number() % 7);
        StorageSpec disks = node.number() % 2 == 1
                ? new StorageSpec("local-lvm", name, "lvmthin", "images,rootdir", false, 900 * GIB, 0.38 + own)
                : new StorageSpec("local-zfs", name, "zfspool", "images,rootdir", false, 1_800 * GIB, 0.31 + own);
        return List.of(
                new StorageSpec("local", name, "dir", "backup,iso,vztmpl", false, node.rootBytes(), 0.24 + own),
                disks,
                new StorageSpec("nas", name, "nfs", "backup,images,iso", true, 8_000 * GIB, 0.57));
    }
}
