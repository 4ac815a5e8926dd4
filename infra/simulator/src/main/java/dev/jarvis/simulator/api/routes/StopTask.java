package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Json;

/** Tells the worker of a task to stop. */
final class StopTask extends PathRoute {

    StopTask() {
        super("DELETE", "/nodes/{node}/tasks/{upid}", Permission.EVERYBODY, "upid text");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return TaskLookup.with(call, "Sys.Modify", task -> {
            task.stop(call.now());
            return Outcome.data(Json.NULL);
        });
    }
}
