package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;
import java.util.OptionalDouble;

/** A guest uses nearly all its memory, or as much of it as asked for. */
final class RamPressure implements FaultKind {

    @Override
    public String name() {
        return "ram-pressure";
    }

    @Override
    public String about() {
        return "a guest uses its memory; its end lets it go back to its usual load";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(),
                FaultField.optional("percent", "number 1..100", "of all its memory, 97 if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        long percent = request.number("percent", 1, 100, 97);
        request.refuseUnread();
        Running.require(guest);
        guest.pressure().memory(OptionalDouble.of(percent / 100.0), cluster.now());
        return () -> guest.pressure().memory(OptionalDouble.empty(), cluster.now());
    }
}
