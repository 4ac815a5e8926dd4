package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The guests of one type on one node that the caller may see. */
record ListGuests(GuestType type) implements ApiRoute {

    @Override
    public String path() {
        return "/nodes/{node}/" + type.wire();
    }

    @Override
    public List<Parameter> parameters() {
        return switch (type) {
            case QEMU -> List.of(Parameter.NODE_NAME, Parameter.flag("full"));
            case LXC -> List.of(Parameter.NODE_NAME);
        };
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = call.cluster().guestsOn(call.node().name()).stream()
                .filter(guest -> guest.spec().type() == type)
                .filter(guest -> call.may("/vms/" + guest.spec().vmid(), "VM.Audit"))
                .map(guest -> GuestRows.row(call.cluster(), guest)
                        .withIf(call.flag("full"), "qmpstatus", GuestRows.monitorStatus(guest)))
                .toList();
        return Outcome.data(rows);
    }
}
