package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.json.Row;

/** The release that the simulator imitates. */
final class GetVersion implements ApiRoute {

    @Override
    public String path() {
        return "/version";
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(
                new Row().with("version", "9.1.2").with("release", "9.1").with("repoid", "9d436f37a0ac4172"));
    }
}
