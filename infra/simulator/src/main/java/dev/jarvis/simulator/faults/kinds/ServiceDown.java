package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.node.Machine;
import dev.jarvis.simulator.node.Unit;
import java.util.List;

/** A service of a node fails or is stopped. Ending the fault starts it, unless somebody did. */
final class ServiceDown implements FaultKind {

    private final Estate estate;

    ServiceDown(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "service-down";
    }

    @Override
    public String about() {
        return "a service fails or is stopped; its end starts it unless somebody did";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.needed("service", "text", "as pvestatd, corosync, sshd"),
                FaultField.optional("how", "failed|stopped", "failed if left out"),
                FaultField.optional(
                        "stubborn", "truth", "whether every start fails until the fault ends, false if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        Machine machine = estate.machines().of(node);
        String service = request.choice(
                "service",
                machine.units().stream().filter(Unit::installed).map(Unit::name).toList());
        String how = request.choice("how", List.of("failed", "stopped"), "failed");
        boolean stubborn = request.flag("stubborn", false);
        request.refuseUnread();
        Unit unit = machine.unit(service).orElseThrow();
        unit.broken(stubborn);
        machine.switchUnit(unit, how.equals("failed") ? Unit.State.FAILED : Unit.State.STOPPED);
        return () -> {
            unit.broken(false);
            if (unit.state() != Unit.State.RUNNING) {
                machine.switchUnit(unit, Unit.State.RUNNING);
            }
        };
    }
}
