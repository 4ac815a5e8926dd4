package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened lately anywhere: the beginnings and ends of tasks. */
final class GetClusterLog implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/log";
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.read("max? integer 1..");
    }

    @Override
    public Outcome answer(ApiCall call) {
        boolean all = call.may("/", "Sys.Syslog");
        List<Row> rows = new ArrayList<>();
        for (Node node : call.cluster().nodes()) {
            for (Task task : call.cluster().tasks().on(node.name())) {
                if (all || task.upid().owner().full().equals(call.caller().full())) {
                    rows.add(row(
                            task,
                            task.upid().startSeconds(),
                            "starting task " + task.upid().text(),
                            true));
                    task.end()
                            .ifPresent(end -> rows.add(row(
                                    task,
                                    end.at().getEpochSecond(),
                                    "end task " + task.upid().text() + " " + end.status(),
                                    end.status().equals("OK"))));
                }
            }
        }
        rows.sort(Comparator.comparing((Row row) -> (Long) row.getOrDefault("time", 0L))
                .reversed());
        for (int index = 0; index < rows.size(); index++) {
            rows.get(index).with("uid", rows.size() - index);
        }
        long most = call.number("max").orElse(50L);
        return Outcome.data(rows.stream().limit(most).toList());
    }

    private static Row row(Task task, long time, String message, boolean good) {
        return new Row()
                .with("id", "")
                .with("node", task.upid().node())
                .with("time", time)
                .with("pid", task.upid().pid())
                // Of the system's log: 3 is an error, 6 an information.
                .with("pri", good ? 6 : 3)
                .with("tag", "pvedaemon")
                .with("user", task.upid().owner().full())
                .with("msg", message);
    }
}
