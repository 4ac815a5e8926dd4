package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;

/** One backup job. */
final class GetJob extends PathRoute {

    private final Estate estate;

    GetJob(Estate estate) {
        super("GET", "/cluster/backup/{id}", Permission.all("/", "Sys.Audit"), "id text<=50");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return JobLookup.with(call, estate, job -> Outcome.data(JobRows.row(job)));
    }
}
