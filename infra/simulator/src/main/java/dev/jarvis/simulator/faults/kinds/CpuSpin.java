package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;
import java.util.OptionalDouble;

/** A guest uses all its processors, or as much of them as asked for. */
final class CpuSpin implements FaultKind {

    @Override
    public String name() {
        return "cpu-spin";
    }

    @Override
    public String about() {
        return "a guest uses its processors; its end lets it go back to its usual load";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(), FaultField.optional("percent", "number 1..100", "of all its cores, 99 if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        long percent = request.number("percent", 1, 100, 99);
        request.refuseUnread();
        Running.require(guest);
        guest.pressure().cpu(OptionalDouble.of(percent / 100.0), cluster.now());
        return () -> guest.pressure().cpu(OptionalDouble.empty(), cluster.now());
    }
}
