package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.PowerAction;
import dev.jarvis.simulator.cluster.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Suspends the machines of a node to disk, as one task; containers cannot be suspended and are passed over. */
final class SuspendAll extends PathRoute {

    SuspendAll() {
        super("POST", "/nodes/{node}/suspendall", Permission.EVERYBODY, "max-workers? integer 1..64; vms? text");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Outcome> refusal = GuestsInBulk.refusal(call, "VM.PowerMgmt");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Task whole = call.cluster().tasks().open(call.node(), "suspendall", "", call.caller(), call.now());
        List<Task> parts = new ArrayList<>();
        for (Guest guest : GuestsInBulk.of(call)) {
            int vmid = guest.spec().vmid();
            if (guest.spec().type() != GuestType.QEMU) {
                whole.print("skipping " + vmid + ", only VMs can be suspended");
            } else if (!guest.running()) {
                whole.print("VM " + vmid + " not running, skipping suspension");
            } else {
                whole.print("Suspending VM " + vmid);
                parts.add(call.cluster().guestPower().perform(guest, PowerAction.HIBERNATE, call.caller()));
            }
        }
        GuestsInBulk.endWith(call.cluster(), whole, parts);
        return Outcome.data(whole.upid().text());
    }
}
