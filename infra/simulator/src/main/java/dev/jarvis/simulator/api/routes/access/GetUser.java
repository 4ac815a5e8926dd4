package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** One user with his tokens. */
final class GetUser implements ApiRoute {

    @Override
    public String path() {
        return "/access/users/{userid}";
    }

    @Override
    public List<Parameter> parameters() {
        return UserLookup.user("");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return UserLookup.withUser(call, false, "User.Modify|Sys.Audit", user -> {
            Row tokens = new Row();
            call.access().tokensOf(user.id()).forEach(token -> tokens.with(token.name(), UserLookup.info(token)));
            return Outcome.data(new Row()
                    .flag("enable", user.enabled())
                    .with("expire", user.expire())
                    .with("groups", List.of())
                    .withIf(!user.comment().isEmpty(), "comment", user.comment())
                    .with("tokens", tokens));
        });
    }
}
