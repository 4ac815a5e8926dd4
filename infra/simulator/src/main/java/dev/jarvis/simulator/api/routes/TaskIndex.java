package dev.jarvis.simulator.api.routes;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.stream.Stream;

/** What there is below a task. Answered by whoever is asked. */
final class TaskIndex extends PathRoute {

    TaskIndex() {
        super("GET", "/nodes/{node}/tasks/{upid}", Permission.EVERYBODY, "upid text");
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(Stream.of("log", "status")
                .map(name -> new Row().with("name", name))
                .toList());
    }
}
