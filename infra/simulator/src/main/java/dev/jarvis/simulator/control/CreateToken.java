package dev.jarvis.simulator.control;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.AclEntry;
import dev.jarvis.simulator.access.AclPaths;
import dev.jarvis.simulator.access.Roles;
import dev.jarvis.simulator.access.Token;
import dev.jarvis.simulator.access.User;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a token with exactly the rights asked for, and its user if there is none yet. */
record CreateToken(Cluster cluster) implements ControlRoute {

    private static final Set<String> FIELDS = Set.of("user", "name", "privsep", "acl");

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/tokens";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        if (!FIELDS.containsAll(body.keySet())) {
            throw new BadFault("the fields are user, name, privsep and acl, was " + body.keySet());
        }
        String user = text(body, "user", "[^\\s:/@!]+@[A-Za-z][A-Za-z0-9.\\-_]+", "name@realm");
        String name = text(body, "name", "[A-Za-z][A-Za-z0-9.\\-_]+", "a word");
        boolean separated = !(body.get("privsep") instanceof Boolean given) || given;
        String who = separated ? user + "!" + name : user;
        List<AclEntry> entries = entries(body, who);
        AccessControl access = cluster.access();
        if (access.user(user).isEmpty()) {
            access.put(new User(user, true, 0, ""));
        }
        if (separated && !user.equals(AccessControl.ROOT)) {
            // The token may only what its user may: let the user have the same.
            entries.forEach(entry -> access.grant(new AclEntry(entry.path(), user, entry.role(), entry.propagate())));
        }
        Token token = new Token(user, name, access.freshSecret(), separated, 0, "");
        access.put(token);
        entries.forEach(access::grant);
        return new ControlAnswer(201, new Row().with("id", token.id()).with("secret", token.secret()));
    }

    private static List<AclEntry> entries(Map<String, Object> body, String who) {
        if (!(body.getOrDefault("acl", List.of()) instanceof List<?> list)) {
            throw new BadFault("acl must be a list of {path, role}, was " + body.get("acl"));
        }
        List<AclEntry> entries = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Map<?, ?> map
                    && map.get("path") instanceof String path
                    && map.get("role") instanceof String role)) {
                throw new BadFault("acl must be a list of {path, role}, was " + element);
            }
            if (!AclPaths.isKnown(AclPaths.normal(path))) {
                throw new BadFault("path must be one of Proxmox's, as / or /vms/100, was '" + path + "'");
            }
            if (!Roles.all().containsKey(role)) {
                throw new BadFault(
                        "role must be one of " + String.join(", ", Roles.all().keySet()) + ", was '" + role + "'");
            }
            boolean propagate = !(map.get("propagate") instanceof Boolean given) || given;
            entries.add(new AclEntry(AclPaths.normal(path), who, role, propagate));
        }
        return entries;
    }

    private static String text(Map<String, Object> body, String field, String form, String meant) {
        if (!(body.get(field) instanceof String text) || !text.matches(form)) {
            throw new BadFault(field + " must look like " + meant + ", was " + body.get(field));
        }
        return text;
    }
}
