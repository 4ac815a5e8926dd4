package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.util.List;

/**
 * How a storage is configured for the whole cluster.
 *
 * @param type the plug-in: dir, zfspool, lvmthin, nfs, pbs …
 * @param nodes where it is to be; empty for everywhere
 */
public record StorageConfig(
        String name, String type, boolean enabled, boolean shared, List<String> content, List<NodeName> nodes) {

    public StorageConfig {
        content = List.copyOf(content);
        nodes = List.copyOf(nodes);
    }
}
