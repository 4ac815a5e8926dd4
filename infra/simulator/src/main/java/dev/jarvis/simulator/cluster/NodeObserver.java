package dev.jarvis.simulator.cluster;

/** Told when a node appears on or vanishes from the network, under the cluster's lock: must not wait for anything. */
@FunctionalInterface
public interface NodeObserver {

    /** The node can now be reached, or no longer. */
    void reachable(String node, boolean reachable);
}
