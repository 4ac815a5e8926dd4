package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.access.User;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** The users; who may not see them all sees himself. */
final class ListUsers implements ApiRoute {

    @Override
    public String path() {
        return "/access/users";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.flag("enabled"), Parameter.flag("full"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        boolean all = call.mayAny("/access/groups", "User.Modify", "Sys.Audit");
        List<Row> rows = new ArrayList<>();
        for (User user : call.access().users()) {
            boolean wanted = call.text("enabled").isEmpty() || call.flag("enabled") == user.enabled();
            if (wanted && (all || user.id().equals(call.caller().user()))) {
                rows.add(row(call, user));
            }
        }
        return Outcome.data(rows);
    }

    private static Row row(ApiCall call, User user) {
        Row row = new Row()
                .with("userid", user.id())
                .flag("enable", user.enabled())
                .with("expire", user.expire())
                .with("realm-type", user.realm().equals("pam") ? "pam" : "pve")
                .withIf(!user.comment().isEmpty(), "comment", user.comment());
        if (call.flag("full")) {
            List<Row> tokens = new ArrayList<>();
            for (Token token : call.access().tokensOf(user.id())) {
                tokens.add(UserLookup.info(token).with("tokenid", token.name()));
            }
            row.with("groups", "").withIf(!tokens.isEmpty(), "tokens", tokens);
        }
        return row;
    }
}
