package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** Whether the storages of a guest can do something with it, and for a machine on which nodes. */
record GetFeature(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/feature";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("feature snapshot|clone|copy; snapname? text<=40");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        // Linked clones are made of templates alone.
        boolean has = !call.text("feature").orElseThrow().equals("clone") || guest.template();
        Row row = new Row().flag("hasFeature", has);
        if (type == GuestType.QEMU) {
            row.with(
                    "nodes",
                    call.cluster().nodes().stream()
                            .map(Node::name)
                            .filter(node -> call.cluster()
                                    .diskStorage(node)
                                    .equals(call.cluster()
                                            .diskStorage(guest.spec().node())))
                            .toList());
        }
        return Outcome.data(row);
    }
}
