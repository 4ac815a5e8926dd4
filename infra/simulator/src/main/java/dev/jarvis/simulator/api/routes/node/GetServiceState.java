package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.node.Unit;

/** The state of one service. */
final class GetServiceState extends PathRoute {

    private final Estate estate;

    GetServiceState(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/services/{service}/state",
                Permission.all("/nodes/{node}", "Sys.Audit"),
                UnitRows.PARAMETER);
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Unit unit = estate.machines()
                .of(call.node())
                .unit(call.text("service").orElseThrow())
                .orElseThrow();
        return Outcome.data(UnitRows.row(unit));
    }
}
