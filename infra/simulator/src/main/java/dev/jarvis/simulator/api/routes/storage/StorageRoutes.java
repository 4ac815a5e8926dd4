package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.estate.Estate;
import java.util.List;

/** The paths of storages. */
public final class StorageRoutes {

    private StorageRoutes() {}

    /** All of them. */
    public static List<ApiRoute> all(Estate estate) {
        return List.of(
                new ListNodeStorages(estate),
                new StorageIndex(),
                new GetStorageStatus(estate),
                new GetStorageHistory(estate),
                new ListContent(estate),
                new GetVolume(estate),
                new ChangeVolume(estate),
                new RemoveVolume(estate),
                new PreviewPrune(estate),
                new PruneBackups(estate),
                new ListStorages(estate),
                new GetStorage(estate));
    }
}
