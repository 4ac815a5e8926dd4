package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** The process of a guest dies, without a task. Ending the fault starts the guest unless somebody did. */
final class GuestCrash implements FaultKind {

    @Override
    public String name() {
        return "guest-crash";
    }

    @Override
    public String about() {
        return "the process of a guest dies, without a task; its end starts the guest unless somebody did";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(FaultField.vmid());
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        request.refuseUnread();
        Running.require(guest);
        cluster.guestPower().crash(guest);
        return () -> Running.restore(cluster, guest, TaskOwner.SYSTEM);
    }
}
