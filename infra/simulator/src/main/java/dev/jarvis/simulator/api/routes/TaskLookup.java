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

    /** Work on a task of one's own, or of anybody for whom the node gives the privilege. */
    static Outcome with(ApiCall call, String privilege, Function<Task, Outcome> work) {
        return with(
                call,
                task -> owns(call, task)
                        ? work.apply(task)
                        : call.lacking("/nodes/" + call.node().name(), privilege)
                                .orElseGet(() -> work.apply(task)));
    }

    /** A token owns the tasks that it started; a user those of his tokens as well (Tasks.pm). */
    static boolean owns(ApiCall call, Task task) {
        String caller = call.caller().full();
        return caller.equals(task.upid().owner().full())
                || caller.equals(task.upid().owner().user());
    }

    private static Outcome with(ApiCall call, Function<Task, Outcome> work) {
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
