package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;

/** How full one storage is. */
final class GetStorageStatus extends PathRoute {

    private final Estate estate;

    GetStorageStatus(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/storage/{storage}/status",
                Permission.any("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"),
                "storage text");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return StoreLookup.with(call, estate, store -> Outcome.data(StoreRows.use(store)));
    }
}
