package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** The log of a task, line by line from 1; an empty one says so. */
final class GetTaskLog implements ApiRoute {

    @Override
    public String path() {
        return "/nodes/{node}/tasks/{upid}/log";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.NODE_NAME,
                Parameter.required("upid"),
                Parameter.number("start", 0),
                Parameter.number("limit", 0),
                Parameter.flag("download"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        return TaskLookup.with(call, "Sys.Audit", task -> {
            List<String> log = task.log().isEmpty() ? List.of("no content") : task.log();
            long start = call.number("start").orElse(0L);
            // In Proxmox a limit of 0 means the whole log.
            long limit = call.number("limit").orElse(50L);
            List<Row> lines = new ArrayList<>();
            for (int index = (int) Math.min(start, log.size()); index < log.size(); index++) {
                if (limit == 0 || lines.size() < limit) {
                    lines.add(new Row().with("n", index + 1).with("t", log.get(index)));
                }
            }
            return Outcome.page(lines, log.size());
        });
    }
}
