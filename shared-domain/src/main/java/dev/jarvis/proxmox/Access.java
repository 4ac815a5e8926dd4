package dev.jarvis.proxmox;

import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.tree.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What the token may do. Any token may ask that of itself. Safe to use from several threads. */
public final class Access {

    private final Calls calls;

    Access(Calls calls) {
        this.calls = calls;
    }

    /** Every right of the token, on every object that has rights of its own. One that has none at all is not listed. */
    public Permissions permissions() {
        return read(calls.data(ApiCall.get("access", "permissions")));
    }

    /** The rights of the token on one object, as {@code /vms/100}: exact even where they were taken away. */
    public Permissions permissionsOn(String path) {
        return read(calls.data(ApiCall.get("access", "permissions").with("path", path)));
    }

    private static Permissions read(JsonNode data) {
        var paths = new HashMap<String, Map<String, Boolean>>();
        if (data.isObject()) {
            for (var path : data.entries()) {
                var row = new Row(path.getValue());
                var held = new HashMap<String, Boolean>();
                if (row.node().isObject()) {
                    for (var privilege : row.node().entries()) {
                        row.flag(privilege.getKey()).ifPresent(below -> held.put(privilege.getKey(), below));
                    }
                }
                paths.put(path.getKey(), held);
            }
        }
        return new Permissions(paths);
    }
}
