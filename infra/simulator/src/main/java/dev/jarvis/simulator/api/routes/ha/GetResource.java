package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.api.Permission;
import java.util.List;

/** One guest that is kept. */
final class GetResource implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/ha/resources/{sid}";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("sid text");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return ResourceLookup.with(call, resource -> Outcome.data(ResourceLookup.row(resource)));
    }
}
