package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;

/** The name servers of a node. */
final class GetNodeDns extends PathRoute {

    GetNodeDns() {
        super("GET", "/nodes/{node}/dns", Permission.all("/nodes/{node}", "Sys.Audit"), "");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(new Row().with("search", "home.arpa").with("dns1", "192.168.1.1"));
    }
}
