package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.time.Instant;
import java.util.List;

/** A node without power, whose guests die, or without network, whose guests live on unseen. */
final class NodeDown implements FaultKind {

    @Override
    public String name() {
        return "node-down";
    }

    @Override
    public String about() {
        return "a node loses power, and its guests with it, or its network; its end gives it back";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(FaultField.node(), FaultField.optional("how", "power|network", "power if left out"));
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
            Instant lastBoot = node.bootedAt();
            cluster.nodePower().powerOff(node);
            return () -> {
                // Who has woken it meanwhile may have switched it off again.
                if (!node.powered() && node.bootedAt().equals(lastBoot)) {
                    cluster.nodePower().powerOn(node);
                }
            };
        }
        cluster.nodePower().disconnect(node);
        return () -> cluster.nodePower().connect(node);
    }
}
