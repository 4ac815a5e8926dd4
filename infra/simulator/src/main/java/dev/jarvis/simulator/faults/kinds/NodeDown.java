package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** A node without power, whose guests die, or without network, whose guests live on unseen. */
final class NodeDown implements FaultKind {

    @Override
    public String name() {
        return "node-down";
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        String how = request.choice("how", List.of("power", "network"), "power");
        request.refuseUnread();
        if (!node.reachable()) {
            throw new BadFault("node " + node.name() + " is down already");
        }
        if (how.equals("power")) {
            cluster.nodePower().powerOff(node);
            return () -> cluster.nodePower().powerOn(node);
        }
        cluster.nodePower().disconnect(node);
        return () -> cluster.nodePower().connect(node);
    }
}
