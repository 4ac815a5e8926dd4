package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The calls about tasks. */
final class Tasks {

    private static final String RUNNING = "RUNNING";

    private final Api api;

    Tasks(Api api) {
        this.api = api;
    }

    /** Ended and running ones; the default of the call would leave out those that run (Tasks.pm). */
    List<Task> ofNode(NodeName node, TaskFilter filter, Duration deadline) {
        var call = ApiCall.getFrom(node, "tasks").with("source", "all").with("limit", filter.limit());
        if (filter.guest().isPresent()) {
            call = call.with("vmid", filter.guest().get());
        }
        if (filter.since().isPresent()) {
            call = call.with("since", filter.since().get().getEpochSecond());
        }
        return read(Wire.rows(api.data(call, deadline)));
    }

    List<Task> ofCluster(Duration deadline) {
        return read(Wire.rows(api.data(ApiCall.get("cluster", "tasks"), deadline)));
    }

    Task status(Upid upid, Duration deadline) {
        var row = new Row(api.data(ApiCall.getFrom(upid.node(), "tasks", upid.text(), "status"), deadline));
        boolean stopped = row.text("status").filter("stopped"::equals).isPresent();
        var exit = row.text("exitstatus");
        return task(upid, row, stopped ? exit.or(() -> Optional.of("unexpected status")) : Optional.empty());
    }

    /** The last lines of its log, oldest first. The call counts from the start, so a long log takes two. */
    List<String> logTail(Upid upid, int limit, Duration deadline) {
        var call = ApiCall.getFrom(upid.node(), "tasks", upid.text(), "log").with("limit", limit);
        var first = api.envelope(call.with("start", 0), deadline);
        long total = first.whole("total").orElse(0);
        if (total > limit) {
            return lines(api.envelope(call.with("start", total - limit), deadline));
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
