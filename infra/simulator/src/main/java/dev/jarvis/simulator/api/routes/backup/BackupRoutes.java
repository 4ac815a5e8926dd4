package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.estate.Estate;
import java.util.List;

/** The paths of backups, replication and metrics. */
public final class BackupRoutes {

    private BackupRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all(Estate estate) {
        return List.of(
                new BackUp(estate),
                new ListJobs(estate),
                new GetJob(estate),
                new CreateJob(estate),
                new ChangeJob(estate),
                new DeleteJob(estate),
                new ListIncluded(estate),
                new BackupInfoIndex(),
                new ListNotBackedUp(estate),
                new ListReplicationJobs(estate),
                new ListReplications(estate),
                new ExportMetrics(estate));
    }
}
