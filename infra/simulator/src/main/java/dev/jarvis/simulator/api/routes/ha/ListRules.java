package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Permission;
import java.util.List;

/** The rules; this cluster has none. */
final class ListRules implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/ha/rules";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(List.of());
    }
}
