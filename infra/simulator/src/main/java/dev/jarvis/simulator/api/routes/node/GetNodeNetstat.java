package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.json.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The traffic of the running guests, card by card; every figure is text, as in Proxmox. */
final class GetNodeNetstat extends PathRoute {

    GetNodeNetstat() {
        super("GET", "/nodes/{node}/netstat", Permission.all("/nodes/{node}", "Sys.Audit"), "");
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = new ArrayList<>();
        for (Guest guest : call.cluster().guestsOn(call.node().name())) {
            if (guest.running()) {
                Duration uptime = guest.uptimeAt(call.now());
                rows.add(new Row()
                        .with("vmid", String.valueOf(guest.spec().vmid()))
                        .with("dev", "net0")
                        .with("in", String.valueOf(call.cluster().load().counter(guest.spec(), 10, 40_000, uptime)))
                        .with("out", String.valueOf(call.cluster().load().counter(guest.spec(), 11, 25_000, uptime))));
            }
        }
        return Outcome.data(rows);
    }
}
