package dev.jarvis.ssh;

import dev.jarvis.cluster.NodeName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How nodes are reached over SSH. Immutable; holds no secret, only the place of one.
 *
 * @param keyFile the private key; empty: no node can be reached
 * @param user who to be on the node
 * @param knownHosts the file of the keys that hosts must show; need not exist yet
 * @param nodes addresses of nodes that are not where the cluster says, or not on port 22
 * @param limits how long and how much anything may take
 */
public record SshSettings(
        Optional<Path> keyFile, String user, Path knownHosts, Map<NodeName, SshAddress> nodes, SshLimits limits) {

    public SshSettings {
        knownHosts = knownHosts.toAbsolutePath().normalize();
        nodes = Map.copyOf(nodes);
    }

    /** Where this node is: as {@code SSH_NODES} says, else as the cluster does, else under its own name. */
    SshAddress addressOf(NodeName node, NodeAddresses known) {
        var own = nodes.get(node);
        return own != null ? own : new SshAddress(known.hostOf(node).orElse(node.value()), SshAddress.DEFAULT_PORT);
    }
}
