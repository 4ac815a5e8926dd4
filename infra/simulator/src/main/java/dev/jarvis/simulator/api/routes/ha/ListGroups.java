package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Permission;

/** What groups were until PVE 9 are rules now; asking for groups is an error. */
final class ListGroups implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/ha/groups";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.died("cannot index groups: ha groups have been migrated to rules");
    }
}
