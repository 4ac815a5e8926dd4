package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;
import java.util.List;

/** The storages of one node with their use. */
final class ListNodeStorages extends PathRoute {

    private final Estate estate;

    ListNodeStorages(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/storage",
                Permission.EVERYBODY,
                "storage? text; content? text; target? text; enabled? boolean; format? boolean");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<String> contents = call.list("content");
        List<Row> rows = estate.storages().on(call.node().name()).stream()
                .filter(store -> StoreLookup.visible(call, store.name()))
                .filter(store -> call.text("storage").map(store.name()::equals).orElse(true))
                .filter(store -> contents.isEmpty() || contents.stream().anyMatch(store::takes))
                .filter(store -> call.text("target")
                        .map(target ->
                                estate.storages().find(target, store.name()).isPresent())
                        .orElse(true))
                .map(store -> row(store, call.flag("format")))
                .toList();
        return Outcome.data(rows);
    }

    private static Row row(Store store, boolean formats) {
        Row row = new Row().with("storage", store.name());
        row.putAll(StoreRows.use(store));
        if (store.active()) {
            row.with("used_fraction", store.usedBytes() / (double) Math.max(1, store.totalBytes()));
        }
        if (formats) {
            List<String> supported = store.files() ? List.of("qcow2", "raw", "vmdk") : List.of("raw");
            row.with("formats", new Row().with("default", "raw").with("supported", supported));
            row.flag("select_existing", false);
        }
        return row;
    }
}
