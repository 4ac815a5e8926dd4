package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;

/** The version of the software on one node. */
final class GetNodeVersion extends PathRoute {

    GetNodeVersion() {
        super("GET", "/nodes/{node}/version", Permission.EVERYBODY, "");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(new Row()
                .with("release", "9.1")
                .with("repoid", "9d436f37a0ac4172")
                .with("version", "9.1.2"));
    }
}
