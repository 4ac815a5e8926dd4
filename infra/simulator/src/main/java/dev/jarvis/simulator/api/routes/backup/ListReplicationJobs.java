package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;

/** The replication jobs of the cluster as they are configured. */
final class ListReplicationJobs extends PathRoute {

    private final Estate estate;

    ListReplicationJobs(Estate estate) {
        super("GET", "/cluster/replication", Permission.EVERYBODY, "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(estate.replication().jobs().stream()
                .map(job -> new Row()
                        .with("id", job.id())
                        .with("type", "local")
                        .with("guest", job.guest().spec().vmid())
                        .with("jobnum", job.number())
                        .with("source", job.guest().spec().node())
                        .with("target", job.target())
                        .with("schedule", job.schedule()))
                .toList());
    }
}
