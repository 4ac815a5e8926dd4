package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A node vanishes from the network and comes back, again and again. Ending the fault leaves it connected. */
final class NodeFlap implements FaultKind {

    @Override
    public String name() {
        return "node-flap";
    }

    @Override
    public String about() {
        return "a node leaves the network and comes back, again and again; its end leaves it connected";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.optional("downSeconds", "number 1..3600", "how long it is away, 20 if left out"),
                FaultField.optional("upSeconds", "number 1..3600", "how long it is there, 20 if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        Duration down = Duration.ofSeconds(request.number("downSeconds", 1, 3_600, 20));
        Duration up = Duration.ofSeconds(request.number("upSeconds", 1, 3_600, 20));
        request.refuseUnread();
        if (!node.reachable()) {
            throw new BadFault("node " + node.name() + " is down already");
        }
        AtomicBoolean over = new AtomicBoolean();
        turn(cluster, node, down, up, over);
        return () -> {
            over.set(true);
            if (!node.connected()) {
                cluster.nodePower().connect(node);
            }
        };
    }

    private static void turn(Cluster cluster, Node node, Duration down, Duration up, AtomicBoolean over) {
        if (over.get()) {
            return;
        }
        boolean leaves = node.connected();
        if (leaves) {
            cluster.nodePower().disconnect(node);
        } else {
            cluster.nodePower().connect(node);
        }
        cluster.in(leaves ? down : up, () -> turn(cluster, node, down, up, over));
    }
}
