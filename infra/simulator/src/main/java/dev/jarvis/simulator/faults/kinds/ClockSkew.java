package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.node.Machine;
import java.time.Duration;
import java.util.List;

/** The clock of a node goes wrong. Ending the fault sets it right. */
final class ClockSkew implements FaultKind {

    private final Estate estate;

    ClockSkew(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "clock-skew";
    }

    @Override
    public String about() {
        return "the clock of a node goes wrong; its end sets it right";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.needed("seconds", "number -86400..86400", "how far it is ahead; negative: behind"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Machine machine = estate.machines().of(request.node(cluster));
        long seconds = request.number("seconds", -86_400, 86_400);
        request.refuseUnread();
        // Of two at once, the end of either takes away only what that one has changed.
        Duration change = Duration.ofSeconds(seconds).minus(machine.clockOffset());
        machine.clockOffset(machine.clockOffset().plus(change));
        return () -> machine.clockOffset(machine.clockOffset().minus(change));
    }
}
