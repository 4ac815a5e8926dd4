package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.node.Sensors;
import java.util.List;

/** A chip of a node gets hot. Ending the fault lets it follow the load again. */
final class HotSensor implements FaultKind {

    private final Estate estate;

    HotSensor(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "hot-sensor";
    }

    @Override
    public String about() {
        return "a chip of a node gets hot; its end lets it follow the load again";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.needed("celsius", "number 0..150", "what it reads, give or take one degree"),
                FaultField.optional("chip", "text", "as coretemp-isa-0000; the processor if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        Sensors sensors = estate.machines().of(node).sensors();
        double celsius = request.number("celsius", 0, 150);
        List<String> chips = sensors.chips();
        if (chips.isEmpty()) {
            throw new BadFault("node " + node.name() + " has no power and therefore no temperatures");
        }
        String chip = request.choice("chip", chips, chips.getFirst());
        request.refuseUnread();
        sensors.heat(chip, celsius);
        return () -> sensors.cool(chip);
    }
}
