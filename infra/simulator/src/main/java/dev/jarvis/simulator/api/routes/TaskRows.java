package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.cluster.Upid;
import dev.jarvis.simulator.json.Row;

/** What every list of tasks shows of one: its id taken apart. */
public final class TaskRows {

    private TaskRows() {}

    /** The fields of one task without its status. */
    public static Row row(Task task) {
        Upid upid = task.upid();
        Row row = new Row()
                .with("upid", upid.text())
                .with("node", upid.node())
                .with("pid", upid.pid())
                .with("pstart", upid.processStart())
                .with("starttime", upid.startSeconds())
                .with("type", upid.type())
                .with("id", upid.id())
                .with("user", upid.owner().user());
        upid.owner().token().ifPresent(token -> row.with("tokenid", token));
        return row;
    }
}
