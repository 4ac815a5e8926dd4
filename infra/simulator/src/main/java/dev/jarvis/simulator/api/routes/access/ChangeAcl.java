package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.AclEntry;
import dev.jarvis.simulator.access.AclPaths;
import dev.jarvis.simulator.access.Roles;
import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives roles on a path to users and tokens, or takes them away. */
final class ChangeAcl implements ApiRoute {

    @Override
    public String method() {
        return "PUT";
    }

    @Override
    public String path() {
        return "/access/acl";
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read(
                "path text; roles text; users? text; groups? text; tokens? text; propagate? boolean; delete? boolean");
    }

    @Override
    public Outcome answer(ApiCall call) {
        AccessControl access = call.access();
        String path = AclPaths.normal(call.text("path").orElseThrow());
        if (!AclPaths.isKnown(path)) {
            return Outcome.badParameters(Map.of("path", "invalid ACL path '" + path + "'"));
        }
        if (!AclRights.mayChange(call, path)) {
            return Outcome.forbidden(path + ", " + String.join("|", AclRights.wanted(path)));
        }
        List<String> holders = Stream.concat(call.list("users").stream(), call.list("tokens").stream())
                .toList();
        Optional<Outcome> unknown = unknown(call, access, holders);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        boolean propagate = call.text("propagate").isEmpty() || call.flag("propagate");
        for (String role : call.list("roles")) {
            for (String who : holders) {
                if (call.flag("delete")) {
                    access.revoke(path, who, role);
                } else {
                    access.grant(new AclEntry(path, who, role, propagate));
                }
            }
        }
        return Outcome.done();
    }

    private static Optional<Outcome> unknown(ApiCall call, AccessControl access, List<String> holders) {
        for (String role : call.list("roles")) {
            if (!Roles.all().containsKey(role)) {
                return Optional.of(Outcome.died("role '" + role + "' does not exist"));
            }
        }
        for (String group : call.list("groups")) {
            return Optional.of(Outcome.died("group '" + group + "' does not exist"));
        }
        for (String who : holders) {
            if (access.user(who).isEmpty() && access.token(who).isEmpty()) {
                return Optional.of(Outcome.died(
                        who.contains("!") ? "no such token '" + who + "'" : "user '" + who + "' does not exist"));
            }
        }
        return Optional.empty();
    }
}
