package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes a backup job. */
final class ChangeJob extends PathRoute {

    private final Estate estate;

    ChangeJob(Estate estate) {
        super(
                "PUT",
                "/cluster/backup/{id}",
                Permission.all("/", "Sys.Modify"),
                VzdumpParameters.OF_JOBS + "id text<=50\nnode? text\ndelete? text\n");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return JobLookup.with(call, estate, job -> {
            Map<String, String> given = JobOptions.given(call);
            Map<String, String> options = new LinkedHashMap<>(job.options());
            if (given.containsKey("vmid")) {
                List.of("all", "exclude", "pool").forEach(options::remove);
            } else if ("1".equals(given.get("all")) || given.containsKey("pool")) {
                options.remove("vmid");
            }
            call.list("delete").forEach(options::remove);
            options.putAll(given);
            Map<String, String> errors = VzdumpParameters.conflicts(options, true);
            errors.putAll(JobOptions.badSchedule(options));
            if (!errors.isEmpty()) {
                return Outcome.badParameters(errors);
            }
            if (!call.cluster().quorate()) {
                return Outcome.died("cluster not ready - no quorum?");
            }
            estate.backups().put(new BackupJob(job.id(), options));
            return Outcome.data(Json.NULL);
        });
    }
}
