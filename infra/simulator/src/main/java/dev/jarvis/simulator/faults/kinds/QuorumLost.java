package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** The nodes are there but do not agree: what changes the cluster is refused, what reads it goes on. */
final class QuorumLost implements FaultKind {

    @Override
    public String name() {
        return "quorum-lost";
    }

    @Override
    public String about() {
        return "the nodes are there but do not agree, and changes are refused; its end gives the quorum back";
    }

    @Override
    public List<FaultField> fields() {
        return List.of();
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        request.refuseUnread();
        cluster.quorumLost(true);
        return () -> cluster.quorumLost(false);
    }
}
