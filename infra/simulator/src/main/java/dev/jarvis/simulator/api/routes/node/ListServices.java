package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;

/** The services of a node. */
final class ListServices extends PathRoute {

    private final Estate estate;

    ListServices(Estate estate) {
        super("GET", "/nodes/{node}/services", Permission.all("/nodes/{node}", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(estate.machines().of(call.node()).units().stream()
                .map(UnitRows::row)
                .toList());
    }
}
