package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The tasks of one node, newest first. Without {@code source}, running ones are missing, as in Proxmox. */
final class ListNodeTasks implements ApiRoute {

    @Override
    public String path() {
        return "/nodes/{node}/tasks";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.NODE_NAME,
                Parameter.number("start", 0),
                Parameter.number("limit", 0),
                Parameter.text("userfilter"),
                Parameter.text("typefilter"),
                Parameter.vmidFilter(),
                Parameter.flag("errors"),
                Parameter.oneOf("source", "archive", "active", "all"),
                Parameter.number("since", Long.MIN_VALUE),
                Parameter.number("until", Long.MIN_VALUE),
                Parameter.text("statusfilter"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        boolean auditor = call.may("/nodes/" + call.node().name(), "Sys.Audit");
        List<Task> wanted = call.cluster().tasks().on(call.node().name()).stream()
                .filter(bySource(call.text("source").orElse("archive")))
                .filter(task -> auditor || TaskLookup.owns(call, task))
                .filter(bySubject(call))
                .filter(byTime(call))
                .filter(byResult(call))
                .toList();
        long limit = call.number("limit").filter(number -> number > 0).orElse(50L);
        List<Row> rows = wanted.stream()
                .skip(call.number("start").orElse(0L))
                .limit(limit)
                .map(ListNodeTasks::row)
                .toList();
        return Outcome.page(rows, wanted.size());
    }

    private static Predicate<Task> bySource(String source) {
        return switch (source) {
            case "active" -> Task::running;
            case "archive" -> task -> !task.running();
            default -> task -> true;
        };
    }

    private static Predicate<Task> bySubject(ApiCall call) {
        String user = call.text("userfilter").orElse("").toLowerCase(Locale.ROOT);
        return task -> task.upid().owner().user().toLowerCase(Locale.ROOT).contains(user)
                && call.text("typefilter").map(task.upid().type()::equals).orElse(true)
                && call.text("vmid").map(task.upid().id()::equals).orElse(true);
    }

    private static Predicate<Task> byTime(ApiCall call) {
        long since = call.number("since").orElse(0L);
        long until = call.number("until").orElse(Long.MAX_VALUE);
        return task -> task.upid().startSeconds() >= since && task.upid().startSeconds() <= until;
    }

    private static Predicate<Task> byResult(ApiCall call) {
        List<String> kinds = call.list("statusfilter");
        return task -> (!call.flag("errors")
                        || task.end().filter(end -> !end.status().equals("OK")).isPresent())
                && (kinds.isEmpty() || kinds.contains(kind(task)));
    }

    private static String kind(Task task) {
        String status = task.end().map(Task.End::status).orElse("unknown");
        if (status.equals("OK") || status.equals("unknown")) {
            return status.toLowerCase(Locale.ROOT);
        }
        return status.startsWith("WARNINGS: ") ? "warning" : "error";
    }

    private static Row row(Task task) {
        Row row = TaskRows.row(task);
        task.end().ifPresent(end -> row.with("endtime", end.at().getEpochSecond()));
        return row.with("status", task.end().map(Task.End::status).orElse("RUNNING"));
    }
}
