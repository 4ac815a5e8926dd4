package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.routes.access.AccessRoutes;
import dev.jarvis.simulator.api.routes.backup.BackupRoutes;
import dev.jarvis.simulator.api.routes.cluster.ClusterRoutes;
import dev.jarvis.simulator.api.routes.guest.GuestRoutes;
import dev.jarvis.simulator.api.routes.ha.HaRoutes;
import dev.jarvis.simulator.api.routes.node.NodeRoutes;
import dev.jarvis.simulator.api.routes.storage.StorageRoutes;
import dev.jarvis.simulator.estate.Estate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every route of the API. A new path is a new file and one line here. */
public final class Catalog {

    private Catalog() {}

    /** All routes; the fingerprints of the nodes' certificates are shown in the list of nodes. */
    public static List<ApiRoute> routes(Map<String, String> fingerprints, Estate estate) {
        List<ApiRoute> routes = new ArrayList<>(List.of(
                new GetVersion(),
                new ListNodes(fingerprints),
                new NodeIndex(),
                new GetNodeStatus(),
                new ListNodeTasks(),
                new GetTaskStatus(),
                new GetTaskLog(),
                new TaskIndex(),
                new StopTask()));
        routes.addAll(ClusterRoutes.all());
        routes.addAll(HaRoutes.all());
        routes.addAll(GuestRoutes.all());
        routes.addAll(AccessRoutes.all());
        routes.addAll(NodeRoutes.all(estate));
        routes.addAll(StorageRoutes.all(estate));
        routes.addAll(BackupRoutes.all(estate));
        return List.copyOf(routes);
    }
}
