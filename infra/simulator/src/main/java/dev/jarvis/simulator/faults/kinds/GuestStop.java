package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.PowerAction;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.cluster.TaskOwner;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** The owner switches a guest off, as a task under his name. Ending the fault starts it again unless somebody did. */
final class GuestStop implements FaultKind {

    @Override
    public String name() {
        return "guest-stop";
    }

    @Override
    public String about() {
        return "the owner switches a guest off, as a task; its end starts it again unless somebody did";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(),
                FaultField.optional("user", "text", "as root@pam, which it is if left out"),
                FaultField.optional("how", "shutdown|stop", "shutdown if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        String user = request.optionalText("user").orElse("root@pam");
        String how = request.choice("how", List.of("shutdown", "stop"), "shutdown");
        request.refuseUnread();
        if (!user.matches("[^\\s:/@!]+@[A-Za-z][A-Za-z0-9.\\-_]+")) {
            throw new BadFault("user must look like name@realm, was '" + user + "'");
        }
        Running.require(guest);
        TaskOwner owner = TaskOwner.user(user);
        PowerAction action = how.equals("stop") ? PowerAction.STOP : PowerAction.SHUTDOWN;
        Task stop = cluster.guestPower().perform(guest, action, owner);
        return () -> {
            if (stop.running()) {
                // The guest is about to go: its start waits for that.
                cluster.guestPower().perform(guest, PowerAction.START, owner);
            } else {
                Running.restore(cluster, guest, owner);
            }
        };
    }
}
