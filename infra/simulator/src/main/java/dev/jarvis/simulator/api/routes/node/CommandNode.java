package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Json;

/** Reboots a node or switches it off: answered at once with null, done two seconds later. */
final class CommandNode extends PathRoute {

    CommandNode() {
        super(
                "POST",
                "/nodes/{node}/status",
                Permission.all("/nodes/{node}", "Sys.PowerMgmt"),
                "command reboot|shutdown");
    }

    @Override
    public Outcome answer(ApiCall call) {
        call.cluster()
                .nodePower()
                .command(call.node(), call.text("command").orElseThrow().equals("reboot"));
        return Outcome.data(Json.NULL);
    }
}
