package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.util.List;
import java.util.Map;

/**
 * Whether a virtual machine can move.
 *
 * @param running whether it would move while it runs
 * @param allowedNodes where a stopped one may go; empty for one that runs, for which Proxmox does not say
 * @param refusedNodes what each of them lacks, in Proxmox's words
 * @param localDisks disks that must be copied, by volume id
 * @param localResources devices that hold it where it is
 */
public record MigrationCheck(
        boolean running,
        List<NodeName> allowedNodes,
        Map<NodeName, String> refusedNodes,
        List<String> localDisks,
        List<String> localResources) {

    public MigrationCheck {
        allowedNodes = List.copyOf(allowedNodes);
        refusedNodes = Map.copyOf(refusedNodes);
        localDisks = List.copyOf(localDisks);
        localResources = List.copyOf(localResources);
    }
}
