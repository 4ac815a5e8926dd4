package dev.jarvis.simulator.cluster;

/** Told when a node appears on or vanishes from the network, under the cluster's lock: must not wait for anything. */
public interface NodeObserver {

    /** The node can now be reached, or no longer. */
    void reachable(String node, boolean reachable);

    /** Connections to the node's API are to be dropped; new ones find it as it is then. */
    default void reconnect(String node) {}
}
