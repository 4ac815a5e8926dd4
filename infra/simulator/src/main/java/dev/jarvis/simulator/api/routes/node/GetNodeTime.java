package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.LocalTime;
import java.time.Instant;

/** The clock of a node, which may be wrong; {@code localtime} is what its wall clock shows. */
final class GetNodeTime extends PathRoute {

    private final Estate estate;

    GetNodeTime(Estate estate) {
        super("GET", "/nodes/{node}/time", Permission.all("/nodes/{node}", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Instant shown = call.now().plus(estate.machines().of(call.node()).clockOffset());
        return Outcome.data(new Row()
                .with("timezone", LocalTime.ZONE.getId())
                .with("time", shown.getEpochSecond())
                .with("localtime", shown.getEpochSecond() + LocalTime.offsetSeconds(shown)));
    }
}
