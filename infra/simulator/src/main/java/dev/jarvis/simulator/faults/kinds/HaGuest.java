package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.ha.HaRequest;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.ha.HaState;
import java.util.List;

/** A guest is kept by high availability, or given up by it with an error. Ending the fault leaves the guest alone. */
final class HaGuest implements FaultKind {

    @Override
    public String name() {
        return "ha-guest";
    }

    @Override
    public String about() {
        return "high availability keeps a guest, or has given it up; its end leaves the guest alone";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(),
                FaultField.optional(
                        "state",
                        "started|stopped|error",
                        "what is wanted of it, started if left out; error: given up"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        String state = request.choice("state", List.of("started", "stopped", "error"), "started");
        request.refuseUnread();
        int vmid = guest.spec().vmid();
        if (cluster.ha().of(vmid).isPresent()) {
            throw new BadFault("vmid " + vmid + " is under high availability already");
        }
        HaResource resource = cluster.ha().add(guest);
        if (state.equals("error")) {
            resource.state(HaState.ERROR);
        } else {
            cluster.ha().request(resource, HaRequest.of(state).orElseThrow());
        }
        return () -> cluster.ha().remove(vmid);
    }
}
