package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Map;

/** Makes a token; its secret is told this once. */
final class CreateToken implements ApiRoute {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/access/users/{userid}/token/{tokenid}";
    }

    @Override
    public List<Parameter> parameters() {
        return UserLookup.token("comment? text; expire? integer 0..; privsep? boolean");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return UserLookup.withUser(call, true, "User.Modify", user -> {
            String name = call.text("tokenid").orElseThrow();
            if (call.access().token(user.id() + "!" + name).isPresent()) {
                return Outcome.badParameters(Map.of("tokenid", "Token already exists."));
            }
            Token token = new Token(
                    user.id(),
                    name,
                    call.access().freshSecret(),
                    call.text("privsep").isEmpty() || call.flag("privsep"),
                    call.number("expire").orElse(0L),
                    call.text("comment").orElse(""));
            call.access().put(token);
            return Outcome.data(new Row()
                    .with("full-tokenid", token.id())
                    .with("info", UserLookup.info(token))
                    .with("value", token.secret()));
        });
    }
}
