package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** The figures of nodes, guests and storages as one flat list, as collectors of metrics take them. */
final class ExportMetrics extends PathRoute {

    private final Estate estate;

    ExportMetrics(Estate estate) {
        super(
                "GET",
                "/cluster/metrics/export",
                Permission.all("/", "Sys.Audit"),
                "history? boolean; local-only? boolean; node-list? text; start-time? integer ..");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<String> nodes = call.flag("local-only") ? List.of(call.receiver().name()) : call.list("node-list");
        long timestamp = call.now().getEpochSecond() - Math.floorMod(call.now().getEpochSecond(), 10);
        List<Row> rows = new ArrayList<>();
        if (timestamp >= call.number("start-time").orElse(0L)) {
            for (Node node : call.cluster().nodes()) {
                if (node.reachable() && (nodes.isEmpty() || nodes.contains(node.name()))) {
                    new Metrics(call.cluster(), timestamp, rows)
                            .of(node, estate.storages().on(node.name()));
                }
            }
        }
        return Outcome.data(new Row().with("data", rows));
    }
}
