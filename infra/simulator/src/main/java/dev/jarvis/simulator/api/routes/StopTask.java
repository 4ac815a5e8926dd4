package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;

/** Tells the worker of a task to stop. */
final class StopTask extends PathRoute {

    private final Estate estate;

    StopTask(Estate estate) {
        super("DELETE", "/nodes/{node}/tasks/{upid}", Permission.EVERYBODY, "upid text");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return TaskLookup.with(call, "Sys.Modify", task -> {
            if (task.upid().type().equals("vzdump")) {
                estate.backups().vzdump().stop(task);
            } else if (task.running()) {
                task.fail(call.now(), "received interrupt");
            }
            return Outcome.data(Json.NULL);
        });
    }
}
