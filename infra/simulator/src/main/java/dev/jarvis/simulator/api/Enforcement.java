package dev.jarvis.simulator.api;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.AclPaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refuses a caller who lacks what a route asks for, in Proxmox's words (RPCEnvironment.pm). */
final class Enforcement {

    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");

    private Enforcement() {}

    /** The refusal; empty when the caller may go on. */
    static Optional<Outcome> refusal(
            Permission permission, Map<String, String> parameters, String caller, AccessControl access) {
        if (permission.equals(Permission.ROOT)) {
            return caller.equals(AccessControl.ROOT)
                    ? Optional.empty()
                    : Optional.of(Outcome.forbidden("user != " + AccessControl.ROOT));
        }
        if (permission.privileges().isEmpty()) {
            return Optional.empty();
        }
        Matcher names = NAME.matcher(permission.path());
        String path = AclPaths.normal(names.replaceAll(
                match -> Matcher.quoteReplacement(parameters.getOrDefault(match.group(1), match.group()))));
        return refusal(permission.anyOf(), path, permission.privileges(), caller, access);
    }

    /** The refusal on a path without names; what is named is the first privilege missing, or all of which one would do. */
    static Optional<Outcome> refusal(
            boolean anyOf, String path, List<String> privileges, String caller, AccessControl access) {
        if (anyOf) {
            return access.allowsAny(caller, path, privileges)
                    ? Optional.empty()
                    : Optional.of(Outcome.forbidden(path + ", " + String.join("|", privileges)));
        }
        return privileges.stream()
                .filter(privilege -> !access.allows(caller, path, List.of(privilege)))
                .findFirst()
                .map(privilege -> Outcome.forbidden(path + ", " + privilege));
    }
}
