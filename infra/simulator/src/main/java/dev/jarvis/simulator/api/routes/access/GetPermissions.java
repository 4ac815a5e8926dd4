package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.AclEntry;
import dev.jarvis.simulator.access.AclPaths;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the caller, or with Sys.Audit on /access somebody else, may do where; 1 where it holds farther down. */
final class GetPermissions implements ApiRoute {

    private static final List<String> TOP =
            List.of("/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms");

    @Override
    public String path() {
        return "/access/permissions";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.text("path"), Parameter.text("userid"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        AccessControl access = call.access();
        String subject = call.text("userid").orElse(call.caller().full());
        boolean own = subject.equals(call.caller().full())
                || subject.startsWith(call.caller().full() + "!");
        if (!own) {
            Optional<Outcome> lacking = call.lacking("/access", "Sys.Audit");
            if (lacking.isPresent()) {
                return lacking.get();
            }
            if (access.user(subject).isEmpty() && access.token(subject).isEmpty()) {
                return Outcome.badParameters(Map.of("userid", "user or token '" + subject + "' does not exist"));
            }
        }
        Row permissions = new Row();
        if (call.text("path").isPresent()) {
            String path = AclPaths.normal(call.text("path").get());
            permissions.with(path, row(access, subject, path));
            return Outcome.data(permissions);
        }
        Set<String> paths = new TreeSet<>(TOP);
        access.acl().stream().map(AclEntry::path).forEach(paths::add);
        access.pools().all().forEach(pool -> pool.guests().forEach(vmid -> paths.add("/vms/" + vmid)));
        for (String path : paths) {
            Row row = row(access, subject, path);
            permissions.withIf(!row.isEmpty(), path, row);
        }
        return Outcome.data(permissions);
    }

    private static Row row(AccessControl access, String subject, String path) {
        Row row = new Row();
        access.privileges(subject, path).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(privilege -> row.flag(privilege.getKey(), privilege.getValue()));
        return row;
    }
}
