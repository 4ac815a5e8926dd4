package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.routes.TaskRows;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The short list of recent tasks that every node broadcasts; running ones have no status. */
final class GetClusterTasks implements ApiRoute {

    private static final int BROADCAST_PER_NODE = 25;

    @Override
    public String path() {
        return "/cluster/tasks";
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Task> tasks = new ArrayList<>();
        for (Node node : call.cluster().nodes()) {
            // The broadcasts of a node that left are forgotten at once.
            if (node.reachable()) {
                call.cluster().tasks().on(node.name()).stream()
                        .limit(BROADCAST_PER_NODE)
                        .forEach(tasks::add);
            }
        }
        tasks.sort(Comparator.comparingLong((Task task) -> task.upid().startSeconds())
                .reversed());
        boolean all = call.may("/", "Sys.Audit");
        List<Row> rows = tasks.stream()
                .filter(task ->
                        all || task.upid().owner().user().equals(call.caller().user()))
                .map(task -> {
                    Row row = TaskRows.row(task).with("saved", task.running() ? "0" : "1");
                    task.end()
                            .ifPresent(end -> row.with("endtime", end.at().getEpochSecond())
                                    .with("status", end.status()));
                    return row;
                })
                .toList();
        return Outcome.data(rows);
    }
}
