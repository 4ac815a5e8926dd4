package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The options of the datacenter; who may not audit it sees those of its pages. */
final class GetOptions implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/options";
    }

    @Override
    public Outcome answer(ApiCall call) {
        if (!call.may("/", "Sys.Audit")) {
            return Outcome.data(new Row().with("allowed-tags", List.of()));
        }
        return Outcome.data(new Row()
                .with("keyboard", "en-us")
                .with("mac_prefix", "BC:24:11")
                .with("allowed-tags", List.of()));
    }
}
