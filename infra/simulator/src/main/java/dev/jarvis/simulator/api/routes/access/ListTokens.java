package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import java.util.List;

/** The tokens of a user, without their secrets. */
final class ListTokens implements ApiRoute {

    @Override
    public String path() {
        return "/access/users/{userid}/token";
    }

    @Override
    public List<Parameter> parameters() {
        return UserLookup.user("");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return UserLookup.withUser(
                call,
                true,
                "User.Modify",
                user -> Outcome.data(call.access().tokensOf(user.id()).stream()
                        .map(token -> UserLookup.info(token).with("tokenid", token.name()))
                        .toList()));
    }
}
