package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** Wants a guest that is kept on another node: running all the while, or stopped and started anew. */
record MoveResource(boolean relocate) implements ApiRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/cluster/ha/resources/{sid}/" + (relocate ? "relocate" : "migrate");
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Console");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("sid text; node text");
    }

    @Override
    public Outcome answer(ApiCall call) {
        String target = call.text("node").orElseThrow();
        if (call.cluster().node(target).isEmpty()) {
            return Outcome.died("no such cluster node '" + target + "'");
        }
        if (!call.cluster().quorate()) {
            return Outcome.noQuorum();
        }
        return ResourceLookup.with(call, resource -> {
            call.cluster().ha().move(resource, target, relocate);
            return Outcome.data(new Row().with("sid", resource.sid()).with("requested-node", target));
        });
    }
}
