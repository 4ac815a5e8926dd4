package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.PowerAction;
import dev.jarvis.simulator.cluster.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the guests that are to start with their node, as one task. */
final class StartAll extends PathRoute {

    StartAll() {
        super(
                "POST",
                "/nodes/{node}/startall",
                Permission.EVERYBODY,
                "force? boolean; max-workers? integer 1..64; vms? text");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Outcome> refusal = GuestsInBulk.refusal(call, "VM.PowerMgmt");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!call.cluster().quorate()) {
            return Outcome.died("cluster not ready - no quorum?");
        }
        Task whole = call.cluster().tasks().open(call.node(), "startall", "", call.caller(), call.now());
        List<Task> parts = new ArrayList<>();
        for (Guest guest : GuestsInBulk.of(call)) {
            if (!guest.running() && (guest.spec().onboot() || call.flag("force"))) {
                whole.print("Starting " + guest.spec().type().label() + " "
                        + guest.spec().vmid());
                parts.add(call.cluster().guestPower().perform(guest, PowerAction.START, call.caller()));
            }
        }
        GuestsInBulk.endWith(call.cluster(), whole, parts);
        return Outcome.data(whole.upid().text());
    }
}
