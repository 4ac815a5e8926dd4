package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.Roles;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The roles with their privileges. */
final class ListRoles implements ApiRoute {

    @Override
    public String path() {
        return "/access/roles";
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = Roles.all().entrySet().stream()
                .map(role -> new Row()
                        .with("roleid", role.getKey())
                        .with("privs", String.join(",", role.getValue()))
                        .flag("special", true))
                .toList();
        return Outcome.data(rows);
    }
}
