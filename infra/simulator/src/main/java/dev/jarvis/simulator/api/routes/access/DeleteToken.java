package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import java.util.List;

/** Takes a token away, and what it was allowed. */
final class DeleteToken implements ApiRoute {

    @Override
    public String method() {
        return "DELETE";
    }

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
        return UserLookup.withToken(call, token -> {
            call.access().removeToken(token.id());
            return Outcome.done();
        });
    }
}
