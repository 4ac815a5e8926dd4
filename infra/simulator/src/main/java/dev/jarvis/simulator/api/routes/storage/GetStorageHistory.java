package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.History;
import dev.jarvis.simulator.node.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How full a storage was over time. */
final class GetStorageHistory extends PathRoute {

    private final Estate estate;

    GetStorageHistory(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/storage/{storage}/rrddata",
                Permission.any("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"),
                "cf? AVERAGE|MAX; storage text; timeframe hour|day|week|month|year");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return StoreLookup.with(call, estate, store -> {
            Machine machine = estate.machines().of(call.node());
            List<Machine.Outage> outages = machine.outages();
            Instant installed = machine.drawnAt().minus(Machine.KNOWN_FOR);
            List<Row> rows = new ArrayList<>();
            for (Instant begin :
                    History.of(call.text("timeframe").orElseThrow()).periods(call.now())) {
                Row row = new Row().with("time", begin.getEpochSecond());
                boolean known = begin.isAfter(installed) && outages.stream().noneMatch(outage -> outage.covers(begin));
                rows.add(known ? row.with("total", store.totalBytes()).with("used", store.usedBytes(begin)) : row);
            }
            return Outcome.data(rows);
        });
    }
}
