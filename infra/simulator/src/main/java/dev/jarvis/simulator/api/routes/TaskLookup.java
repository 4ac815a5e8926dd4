package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.cluster.Upid;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the task of a path; an id that is none or that the node does not know is a wrong parameter to Proxmox. */
final class TaskLookup {

    private TaskLookup() {}

    static Outcome with(ApiCall call, Function<Task, Outcome> work) {
        Optional<Upid> upid = call.text("upid").flatMap(Upid::parse);
        if (upid.isEmpty()) {
            return Outcome.badParameters(Map.of("upid", "unable to parse worker upid"));
        }
        return call.cluster()
                .tasks()
                .find(call.node().name(), upid.get())
                .map(work)
                .orElseGet(() -> Outcome.badParameters(Map.of("upid", "no such task")));
    }
}
