package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.AclEntry;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The access control list, as far as the caller may change or audit it. */
final class ListAcl implements ApiRoute {

    @Override
    public String path() {
        return "/access/acl";
    }

    @Override
    public Outcome answer(ApiCall call) {
        boolean all = call.may("/access", "Sys.Audit");
        List<Row> rows = call.access().acl().stream()
                .filter(entry -> all || AclRights.mayChange(call, entry.path()))
                .map(ListAcl::row)
                .toList();
        return Outcome.data(rows);
    }

    private static Row row(AclEntry entry) {
        return new Row()
                .with("path", entry.path())
                .with("type", entry.type())
                .with("ugid", entry.who())
                .with("roleid", entry.role())
                .flag("propagate", entry.propagate());
    }
}
