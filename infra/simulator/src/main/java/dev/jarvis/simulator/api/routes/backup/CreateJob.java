package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;
import java.util.Map;

/** Adds a backup job. */
final class CreateJob extends PathRoute {

    private final Estate estate;

    CreateJob(Estate estate) {
        super(
                "POST",
                "/cluster/backup",
                Permission.all("/", "Sys.Modify"),
                VzdumpParameters.OF_JOBS + "id? text\nnode? text\n");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Map<String, String> options = JobOptions.given(call);
        Map<String, String> errors = VzdumpParameters.conflicts(options, true);
        errors.putAll(JobOptions.badSchedule(options));
        String id = call.text("id").orElseGet(() -> JobOptions.newId(estate, call));
        if (estate.backups().find(id).isPresent()) {
            errors.put("id", "Job '" + id + "' already exists");
        }
        if (!errors.isEmpty()) {
            return Outcome.badParameters(errors);
        }
        if (!call.cluster().quorate()) {
            return Outcome.died("cluster not ready - no quorum?");
        }
        options.putIfAbsent("enabled", "1");
        estate.backups().put(new BackupJob(id, options));
        return Outcome.data(Json.NULL);
    }
}
