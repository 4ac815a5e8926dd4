package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.util.List;
import java.util.Optional;

/** Reads tasks and their logs. Safe to use from several threads. */
public final class Tasks {

    private static final String RUNNING = "RUNNING";

    private final Calls calls;

    Tasks(Calls calls) {
        this.calls = calls;
    }

    /** A node's tasks, newest first. Running ones are included, which the call's default would leave out (Tasks.pm). */
    public List<Task> of(NodeName node, TaskFilter filter) {
        var call = filter.on(ApiCall.getFrom(node, "tasks").with("source", "all"));
        return read(calls.rows(call));
    }

    /** The cluster's recent tasks: a short list, answered even for a node that is offline. */
    public List<Task> recent() {
        return read(calls.rows(ApiCall.get("cluster", "tasks")));
    }

    /** One task this moment, asked at its own node. */
    public Task status(Upid upid) {
        var row = calls.row(ApiCall.getFrom(upid.node(), "tasks", upid.text(), "status"));
        boolean stopped = row.text("status").filter("stopped"::equals).isPresent();
        var exit = row.text("exitstatus");
        return task(upid, row, stopped ? exit.or(() -> Optional.of("unexpected status")) : Optional.empty());
    }

    /** The last lines of a task's log, oldest first, at most {@code limit}. A long log takes two calls. */
    public List<String> log(Upid upid, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
        var call = ApiCall.getFrom(upid.node(), "tasks", upid.text(), "log").with("limit", limit);
        var first = calls.envelope(call.with("start", 0));
        long total = first.whole("total").orElse(0);
        if (total > limit) {
            return lines(calls.envelope(call.with("start", total - limit)));
        }
        return lines(first);
    }

    private static List<String> lines(Row envelope) {
        return envelope.value("data").stream()
                .flatMap(data -> Wire.rows(data).stream())
                .map(line -> line.text("t").orElse(""))
                .toList();
    }

    private static List<Task> read(List<Row> rows) {
        return rows.stream().flatMap(row -> listed(row).stream()).toList();
    }

    private static Optional<Task> listed(Row row) {
        var status = row.text("status").filter(text -> !text.equals(RUNNING));
        return row.text("upid").flatMap(Tasks::upid).map(upid -> task(upid, row, status));
    }

    private static Task task(Upid upid, Row row, Optional<String> exitStatus) {
        var user = row.text("user").orElse(upid.user());
        int mark = user.indexOf('!');
        return new Task(
                upid,
                upid.node(),
                row.text("type").orElse(upid.type()),
                row.text("id").orElse(upid.id()),
                mark < 0 ? user : user.substring(0, mark),
                row.text("tokenid")
                        .or(() -> mark < 0 ? Optional.empty() : Optional.of(user.substring(mark + 1)))
                        .or(upid::tokenId),
                row.time("starttime").orElse(upid.start()),
                row.time("endtime"),
                exitStatus);
    }

    private static Optional<Upid> upid(String text) {
        try {
            return Optional.of(Upid.parse(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }
}
