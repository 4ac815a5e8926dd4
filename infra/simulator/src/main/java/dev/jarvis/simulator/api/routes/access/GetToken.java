package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import java.util.List;

/** One token, without its secret. */
final class GetToken implements ApiRoute {

    @Override
    public String path() {
        return "/access/users/{userid}/token/{tokenid}";
    }

    @Override
    public List<Parameter> parameters() {
        return UserLookup.token("");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return UserLookup.withToken(call, token -> Outcome.data(UserLookup.info(token)));
    }
}
