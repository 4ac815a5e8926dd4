package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.util.List;

/** Reads nodes. Safe to use from several threads. */
public final class Nodes {

    private final Calls calls;

    Nodes(Calls calls) {
        this.calls = calls;
    }

    /** The nodes, with the fingerprint of each one's certificate. */
    public List<NodeRow> list() {
        return calls.rows(ApiCall.get("nodes")).stream()
                .flatMap(row -> ClusterReading.node(row).stream())
                .toList();
    }

    public NodeDetails status(NodeName node) {
        return NodeReading.details(node, calls.row(ApiCall.getFrom(node, "status")));
    }
}
