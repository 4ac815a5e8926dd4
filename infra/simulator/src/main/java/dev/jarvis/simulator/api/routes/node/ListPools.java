package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;
import java.util.List;

/** The ZFS pools of a node. */
final class ListPools extends PathRoute {

    private final Estate estate;

    ListPools(Estate estate) {
        super("GET", "/nodes/{node}/disks/zfs", Permission.all("/", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = estate.machines().of(call.node()).pool().stream()
                .map(pool -> {
                    long used = estate.storages().on(call.node().name()).stream()
                            .filter(store -> store.spec().type().equals("zfspool"))
                            .mapToLong(Store::usedBytes)
                            .sum();
                    return new Row()
                            .with("name", pool.name())
                            .with("size", pool.bytes())
                            .with("alloc", used)
                            .with("free", pool.bytes() - used)
                            .with("frag", 14)
                            .with("dedup", 1)
                            .with("health", pool.state());
                })
                .toList();
        return Outcome.data(rows);
    }
}
