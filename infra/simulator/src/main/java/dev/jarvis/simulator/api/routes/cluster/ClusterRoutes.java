package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.routes.Index;
import java.util.List;

/** Every route of the cluster as a whole but high availability, backups and storages. */
public final class ClusterRoutes {

    private ClusterRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all() {
        return List.of(
                Index.of("/", "subdir", "access cluster nodes pools storage version"),
                Index.of(
                        "/cluster",
                        "name",
                        "acme backup backup-info bulk-action ceph config firewall ha jobs log mapping metrics nextid"
                                + " notifications options qemu replication resources sdn status tasks"),
                new GetClusterStatus(),
                new GetClusterResources(),
                new GetClusterTasks(),
                new GetClusterLog(),
                new GetNextId(),
                new GetOptions(),
                new ListConfiguredNodes(),
                new ListPools());
    }
}
