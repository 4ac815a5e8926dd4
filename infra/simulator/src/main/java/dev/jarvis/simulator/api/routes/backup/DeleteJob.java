package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;

/** Takes a backup job away. */
final class DeleteJob extends PathRoute {

    private final Estate estate;

    DeleteJob(Estate estate) {
        super("DELETE", "/cluster/backup/{id}", Permission.all("/", "Sys.Modify"), "id text<=50");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return JobLookup.with(call, estate, job -> {
            estate.backups().remove(job.id());
            return Outcome.data(Json.NULL);
        });
    }
}
