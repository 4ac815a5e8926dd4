package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.stream.Stream;

/** What there is below a node. Answered by whoever is asked, so it works for an offline node too. */
final class NodeIndex implements ApiRoute {

    @Override
    public String path() {
        return "/nodes/{node}";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME);
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = Stream.of("qemu", "lxc", "status", "storage", "tasks")
                .map(name -> new Row().with("name", name))
                .toList();
        return Outcome.data(rows);
    }
}
