package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.api.routes.Index;
import java.util.List;

/** Every route below {@code /cluster/ha}. */
public final class HaRoutes {

    private HaRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all() {
        return List.of(
                Index.of("/cluster/ha", "id", "status resources groups rules").only(Permission.all("/", "Sys.Audit")),
                Index.of("/cluster/ha/status", "name", "current manager_status"),
                new ListResources(),
                new GetResource(),
                new ChangeResource(),
                new MoveResource(false),
                new MoveResource(true),
                new GetHaStatus(),
                new GetManagerStatus(),
                new ListGroups(),
                new ListRules());
    }
}
