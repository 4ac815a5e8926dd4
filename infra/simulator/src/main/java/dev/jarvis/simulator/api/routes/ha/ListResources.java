package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Optional;

/** The guests that are kept. */
final class ListResources implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/ha/resources";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("type? ct|vm");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<String> type = call.text("type");
        List<Row> rows = call.cluster().ha().all().stream()
                .filter(resource -> type.map(resource.type()::equals).orElse(true))
                .map(ResourceLookup::row)
                .toList();
        return Outcome.data(rows);
    }
}
