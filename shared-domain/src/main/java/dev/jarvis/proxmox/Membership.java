package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.util.List;
import java.util.Optional;

/**
 * Who belongs to the cluster, as {@code /cluster/status} says.
 *
 * @param clusterName absent for a node that stands alone
 * @param quorate whether there is a majority; absent for a node that stands alone, which has lost nothing
 */
public record Membership(Optional<String> clusterName, Optional<Boolean> quorate, List<Member> members) {

    public Membership {
        members = List.copyOf(members);
    }

    /**
     * One node.
     *
     * @param address its address inside the cluster
     */
    public record Member(NodeName name, boolean online, Optional<String> address) {}
}
