package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import java.util.List;

/** One storage of the cluster as it is configured. */
final class GetStorage extends PathRoute {

    private final Estate estate;

    GetStorage(Estate estate) {
        super("GET", "/storage/{storage}", Permission.all("/storage/{storage}", "Datastore.Allocate"), "storage text");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        String name = call.text("storage").orElseThrow();
        List<String> nodes = estate.storages().all().stream()
                .filter(store -> store.name().equals(name))
                .map(store -> store.spec().node())
                .toList();
        return estate.storages()
                .anywhere(name)
                .map(store -> Outcome.data(StorageConfiguration.row(
                        store, nodes, nodes.size() == call.cluster().nodes().size())))
                .orElseGet(() -> Outcome.died("storage '" + name + "' does not exist"));
    }
}
