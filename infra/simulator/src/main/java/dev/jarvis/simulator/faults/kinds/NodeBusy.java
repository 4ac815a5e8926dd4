package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** A node works hard for itself: processors, memory or both. Ending the fault lets it rest. */
final class NodeBusy implements FaultKind {

    @Override
    public String name() {
        return "node-busy";
    }

    @Override
    public String about() {
        return "a node itself uses much processor time or memory; its end lets it rest";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.optional("cpuPercent", "number 0..100", "of its processors, on top of the guests"),
                FaultField.optional("memoryPercent", "number 0..100", "of its memory, on top of the guests"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        long cpu = request.number("cpuPercent", 0, 100, 0);
        long memory = request.number("memoryPercent", 0, 100, 0);
        request.refuseUnread();
        if (cpu + memory == 0) {
            throw new BadFault("cpuPercent or memoryPercent must be 1..100, was neither");
        }
        node.keepBusy(cpu / 100.0, memory / 100.0);
        return () -> node.keepBusy(0, 0);
    }
}
