package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;

/** The backup jobs of the cluster. */
final class ListJobs extends PathRoute {

    private final Estate estate;

    ListJobs(Estate estate) {
        super("GET", "/cluster/backup", Permission.all("/", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(estate.backups().jobs().stream()
                .map(job -> {
                    Row row = JobRows.row(job);
                    estate.backups().nextRun(job).ifPresent(at -> row.with("next-run", at.getEpochSecond()));
                    return row;
                })
                .toList());
    }
}
