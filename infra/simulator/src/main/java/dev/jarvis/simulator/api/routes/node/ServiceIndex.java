package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.stream.Stream;

/** What there is below a service. Answered by whoever is asked. */
final class ServiceIndex extends PathRoute {

    ServiceIndex() {
        super(
                "GET",
                "/nodes/{node}/services/{service}",
                Permission.all("/nodes/{node}", "Sys.Audit"),
                UnitRows.PARAMETER);
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(Stream.of("state", "start", "stop", "restart", "reload")
                .map(name -> new Row().with("subdir", name))
                .toList());
    }
}
