package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** One guest as it is now. */
final class GetGuestStatus implements ApiRoute {

    private final GuestType type;

    GetGuestStatus(GuestType type) {
        this.type = type;
    }

    @Override
    public String path() {
        return "/nodes/{node}/" + type.wire() + "/{vmid}/status/current";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME, Parameter.VMID);
    }

    @Override
    public Outcome answer(ApiCall call) {
        return call.guest(type).map(guest -> status(call, guest)).orElseGet(() -> call.missing(type));
    }

    private Outcome status(ApiCall call, Guest guest) {
        Row row = GuestRows.row(call.cluster(), guest).with("ha", new Row().flag("managed", false));
        if (type == GuestType.QEMU) {
            // Means that the agent is enabled in the configuration, not that it answers.
            row.flag("agent", true).with("qmpstatus", guest.running() ? "running" : "stopped");
            row.withIf(guest.running(), "running-machine", "pc-q35-10.1+pve0");
            row.withIf(guest.running(), "running-qemu", "10.1.2");
        }
        return Outcome.data(row);
    }
}
