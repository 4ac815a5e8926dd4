package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;

/** The nodes of the membership file, values as text. */
final class ListConfiguredNodes implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/config/nodes";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(call.cluster().nodes().stream()
                .map(node -> new Row()
                        .with("node", node.name())
                        .with("name", node.name())
                        .with("nodeid", String.valueOf(node.spec().number()))
                        .with("quorum_votes", "1")
                        .with("ring0_addr", node.spec().ip()))
                .toList());
    }
}
