package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.StorageStatus;
import java.util.List;
import java.util.OptionalLong;

/**
 * One storage as one node sees it. A shared one appears once for every node (Cluster.pm).
 *
 * @param type the plug-in: dir, zfspool, lvmthin, nfs …
 * @param content what it may hold: backup, images, iso …
 */
public record StorageRow(
        String storage,
        NodeName node,
        String type,
        boolean shared,
        StorageStatus status,
        OptionalLong usedBytes,
        OptionalLong totalBytes,
        List<String> content) {

    public StorageRow {
        content = List.copyOf(content);
    }
}
