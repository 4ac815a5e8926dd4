package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The LVM thin pools of a node. */
final class ListThinPools extends PathRoute {

    private final Estate estate;

    ListThinPools(Estate estate) {
        super("GET", "/nodes/{node}/disks/lvmthin", Permission.all("/", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = estate.storages().on(call.node().name()).stream()
                .filter(store -> store.spec().type().equals("lvmthin"))
                .map(store -> new Row()
                        .with("lv", "data")
                        .with("vg", "pve")
                        .with("lv_size", store.totalBytes())
                        .with("used", store.usedBytes())
                        .with("metadata_size", store.totalBytes() / 100)
                        .with("metadata_used", store.totalBytes() / 100 * store.usedBytes() / store.totalBytes() / 8))
                .toList();
        return Outcome.data(rows);
    }
}
