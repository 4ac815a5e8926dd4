package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.NodeUse;

/** What a node uses now: the sum of its guests and a little for itself. */
record NodeStats(long uptimeSeconds, double cpu, long memory, long rootUsed) {

    static NodeStats of(Cluster cluster, Node node) {
        NodeUse use = NodeUse.at(cluster, node, cluster.now());
        return new NodeStats(use.uptimeSeconds(), use.cpu(), use.memory(), use.rootUsed());
    }
}
