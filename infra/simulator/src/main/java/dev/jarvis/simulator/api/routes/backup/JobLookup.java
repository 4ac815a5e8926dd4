package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.estate.Estate;
import java.util.Map;
import java.util.function.Function;

/** Finds the backup job of a path. */
final class JobLookup {

    private JobLookup() {}

    static Outcome with(ApiCall call, Estate estate, Function<BackupJob, Outcome> work) {
        String id = call.text("id").orElseThrow();
        return estate.backups()
                .find(id)
                .map(work)
                .orElseGet(() -> Outcome.badParameters(Map.of("id", "No such job '" + id + "'")));
    }
}
