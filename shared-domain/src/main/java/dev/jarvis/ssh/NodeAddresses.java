package dev.jarvis.ssh;

import dev.jarvis.cluster.NodeName;
import java.util.Optional;

/** Knows at which host name or IP address a node is reached, where {@code SSH_NODES} does not say. Thread-safe. */
@FunctionalInterface
public interface NodeAddresses {

    /** The node's host; empty when it is not known, and the node's own name is tried then. */
    Optional<String> hostOf(NodeName node);
}
