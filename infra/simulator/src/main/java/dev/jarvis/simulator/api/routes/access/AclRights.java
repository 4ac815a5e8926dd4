package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import java.util.ArrayList;
import java.util.List;

/** Who may change the rights on a path: who may change rights at all, or may allocate what is there. */
final class AclRights {

    private AclRights() {}

    static List<String> wanted(String path) {
        List<String> wanted = new ArrayList<>(List.of("Permissions.Modify"));
        if (path.startsWith("/storage/")) {
            wanted.add("Datastore.Allocate");
        } else if (path.startsWith("/vms/")) {
            wanted.add("VM.Allocate");
        } else if (path.startsWith("/pool/")) {
            wanted.add("Pool.Allocate");
        }
        return wanted;
    }

    static boolean mayChange(ApiCall call, String path) {
        return call.mayAny(path, wanted(path).toArray(String[]::new));
    }
}
