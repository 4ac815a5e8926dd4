package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.AclEntry;
import dev.jarvis.simulator.json.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page may show to a user: his privileges anywhere, by kind of object (RPCEnvironment.pm). */
final class Capabilities {

    private static final Map<String, Pattern> KINDS = kinds();
    private static final List<String> TOP =
            List.of("/", "/nodes", "/access/groups", "/vms", "/storage", "/sdn", "/mapping");

    private Capabilities() {}

    static Row of(AccessControl access, String user) {
        Row capabilities = new Row();
        KINDS.keySet().forEach(kind -> capabilities.with(kind, new Row()));
        Set<String> paths = new TreeSet<>(TOP);
        access.acl().stream().map(AclEntry::path).forEach(paths::add);
        for (String path : paths) {
            Set<String> privileges = access.privileges(user, path).keySet();
            kindsOf(path)
                    .forEach(kind -> Optional.ofNullable(KINDS.get(kind)).ifPresent(wanted -> {
                        for (String privilege : privileges) {
                            if (wanted.matcher(privilege).lookingAt() && capabilities.get(kind) instanceof Row row) {
                                row.with(privilege, 1);
                            }
                        }
                    }));
        }
        return capabilities;
    }

    /** The rights on a pool are rights on its guests and storages. */
    private static Stream<String> kindsOf(String path) {
        String top = path.equals("/") ? "dc" : path.split("/", -1)[1];
        return top.equals("pool") ? Stream.of("vms", "storage") : Stream.of(top);
    }

    private static Map<String, Pattern> kinds() {
        Map<String, Pattern> kinds = new LinkedHashMap<>();
        kinds.put("vms", Pattern.compile("VM\\.|Permissions\\.Modify"));
        kinds.put("access", Pattern.compile("(User|Group)\\.|Permissions\\.Modify"));
        kinds.put("storage", Pattern.compile("Datastore\\.|Permissions\\.Modify"));
        kinds.put("nodes", Pattern.compile("Sys\\.|Permissions\\.Modify"));
        kinds.put("sdn", Pattern.compile("SDN\\.|Permissions\\.Modify"));
        kinds.put("dc", Pattern.compile("Sys\\.Audit|Sys\\.Modify|SDN\\."));
        kinds.put("mapping", Pattern.compile("Mapping\\.|Permissions\\.Modify"));
        return kinds;
    }
}
