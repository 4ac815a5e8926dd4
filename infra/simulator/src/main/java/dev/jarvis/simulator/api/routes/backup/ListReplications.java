package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.replication.ReplicationJob;
import java.util.Optional;

/** How the replication jobs of a node stand. */
final class ListReplications extends PathRoute {

    private final Estate estate;

    ListReplications(Estate estate) {
        super("GET", "/nodes/{node}/replication", Permission.EVERYBODY, "guest? integer 100..999999999");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<Long> wanted = call.number("guest");
        return Outcome.data(estate.replication().jobs().stream()
                .filter(job -> job.guest().spec().node().equals(call.node().name()))
                .filter(job ->
                        wanted.isEmpty() || wanted.get() == job.guest().spec().vmid())
                .map(ListReplications::row)
                .toList());
    }

    private static Row row(ReplicationJob job) {
        ReplicationJob.Status status = job.status();
        Row row = new Row()
                .with("id", job.id())
                .with("type", "local")
                .with("guest", job.guest().spec().vmid())
                .with("jobnum", job.number())
                .with("vmtype", job.guest().spec().type().wire())
                .with("source", job.guest().spec().node())
                .with("target", job.target())
                .with("schedule", job.schedule())
                .with("last_sync", status.lastSync())
                .with("last_try", status.lastTry())
                .with("next_sync", status.nextSync())
                .with("duration", status.duration())
                .with("fail_count", status.failCount());
        status.error().ifPresent(error -> row.with("error", error));
        return row;
    }
}
