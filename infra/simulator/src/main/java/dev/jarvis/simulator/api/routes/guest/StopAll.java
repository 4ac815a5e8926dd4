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

/** Shuts all guests of a node down, as one task. */
final class StopAll extends PathRoute {

    StopAll() {
        super(
                "POST",
                "/nodes/{node}/stopall",
                Permission.EVERYBODY,
                "force-stop? boolean; max-workers? integer 1..64; timeout? integer 0..7200; vms? text");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Outcome> refusal = GuestsInBulk.refusal(call, "VM.PowerMgmt");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Task whole = call.cluster().tasks().open(call.node(), "stopall", "", call.caller(), call.now());
        List<Task> parts = new ArrayList<>();
        long timeout = call.number("timeout").orElse(180L);
        for (Guest guest : GuestsInBulk.of(call)) {
            if (guest.running()) {
                whole.print("Stopping " + guest.spec().type().label() + " "
                        + guest.spec().vmid() + " (timeout = " + timeout + " seconds)");
                parts.add(call.cluster().guestPower().perform(guest, PowerAction.SHUTDOWN, call.caller()));
            }
        }
        GuestsInBulk.endWith(call.cluster(), whole, parts);
        return Outcome.data(whole.upid().text());
    }
}
