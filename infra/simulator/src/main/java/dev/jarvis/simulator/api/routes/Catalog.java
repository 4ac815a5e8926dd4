package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.PowerAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every route of the API. A new path is a new file and one line here. */
public final class Catalog {

    private Catalog() {}

    /** All routes; the fingerprints of the nodes' certificates are shown in the list of nodes. */
    public static List<ApiRoute> routes(Map<String, String> fingerprints) {
        List<ApiRoute> routes = new ArrayList<>(List.of(
                new GetVersion(),
                new GetClusterStatus(),
                new GetClusterResources(),
                new GetClusterTasks(),
                new ListNodes(fingerprints),
                new NodeIndex(),
                new GetNodeStatus(),
                new ListNodeStorages(),
                new ListNodeTasks(),
                new GetTaskStatus(),
                new GetTaskLog()));
        for (GuestType type : GuestType.values()) {
            routes.add(new ListGuests(type));
            routes.add(new GetGuestStatus(type));
            routes.add(new GetGuestConfig(type));
            for (PowerAction action : PowerAction.values()) {
                routes.add(new ChangeGuestPower(type, action));
            }
        }
        return List.copyOf(routes);
    }
}
