package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import java.util.List;

/** Changes what a token is, not its secret. */
final class ChangeToken implements ApiRoute {

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String path() {
        return "/access/users/{userid}/token/{tokenid}";
    }

    @Override
    public List<Parameter> parameters() {
        return UserLookup.token("comment? text; delete? text; expire? integer 0..; privsep? boolean");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return UserLookup.withToken(call, token -> {
            List<String> deleted = call.list("delete");
            Token changed = token.with(
                    call.text("privsep").isPresent() ? call.flag("privsep") : token.privilegesSeparated(),
                    deleted.contains("expire") ? 0 : call.number("expire").orElse(token.expire()),
                    deleted.contains("comment") ? "" : call.text("comment").orElse(token.comment()));
            call.access().put(changed);
            return Outcome.data(UserLookup.info(changed));
        });
    }
}
