package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** Quorum and membership. A single node is no cluster and has no such row. */
final class GetClusterStatus implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/status";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Cluster cluster = call.cluster();
        boolean alone = cluster.nodes().size() == 1;
        List<Row> rows = new ArrayList<>();
        if (!alone) {
            rows.add(new Row()
                    .with("type", "cluster")
                    .with("id", "cluster")
                    .with("name", cluster.name())
                    .with("version", cluster.nodes().size())
                    .with("nodes", cluster.nodes().size())
                    .flag("quorate", cluster.quorate()));
        }
        for (Node node : cluster.nodes()) {
            rows.add(new Row()
                    .with("type", "node")
                    .with("id", "node/" + node.name())
                    .with("name", node.name())
                    .with("ip", node.spec().ip())
                    .with("nodeid", alone ? 0 : node.spec().number())
                    .with("level", "")
                    .flag("local", node.equals(call.receiver()))
                    .flag("online", node.reachable()));
        }
        return Outcome.data(rows);
    }
}
