package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Map;

/** The nodes with their state and the fingerprints of their certificates. */
final class ListNodes implements ApiRoute {

    private final Map<String, String> fingerprints;

    ListNodes(Map<String, String> fingerprints) {
        this.fingerprints = Map.copyOf(fingerprints);
    }

    @Override
    public String path() {
        return "/nodes";
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = call.cluster().nodes().stream()
                .map(node -> ResourceRows.node(call.cluster(), node, call.may("/nodes/" + node.name(), "Sys.Audit"))
                        .with("ssl_fingerprint", fingerprints.getOrDefault(node.name(), "")))
                .toList();
        return Outcome.data(rows);
    }
}
