package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** Whether a task still runs, and how it ended. */
final class GetTaskStatus implements ApiRoute {

    @Override
    public String path() {
        return "/nodes/{node}/tasks/{upid}/status";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.NODE_NAME, Parameter.required("upid"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        return TaskLookup.with(call, "Sys.Audit", task -> {
            Row row = TaskRows.row(task).with("status", task.running() ? "running" : "stopped");
            task.end().ifPresent(end -> row.with("exitstatus", end.status()));
            return Outcome.data(row);
        });
    }
}
