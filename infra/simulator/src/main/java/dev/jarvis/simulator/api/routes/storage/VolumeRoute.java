package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.util.Map;

/** The path of one volume, which is named with its storage or without. */
abstract class VolumeRoute extends PathRoute {

    private final Estate estate;

    /**
     * A method of it.
     *
     * @param parameters in the notation of {@link PathRoute}, but for those that every method has
     */
    VolumeRoute(Estate estate, String method, String parameters) {
        super(
                method,
                "/nodes/{node}/storage/{storage}/content/{volume}",
                Permission.EVERYBODY,
                parameters + "storage? text; volume text");
        this.estate = estate;
    }

    /** Does it to a volume that is there and that the caller may see, in an active storage. */
    abstract Outcome answer(ApiCall call, Store store, Volume volume);

    @Override
    public boolean takesRest() {
        return true;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return StoreLookup.active(call, estate, store -> {
            String given = call.text("volume").orElseThrow();
            String id = given.contains(":") ? given : store.name() + ":" + given;
            if (!id.startsWith(store.name() + ":")) {
                return Outcome.badParameters(Map.of(
                        "storage",
                        "storage ID mismatch (" + id.substring(0, id.indexOf(':')) + " != " + store.name() + ")"));
            }
            return estate.storages().volumes(store).stream()
                    .filter(volume -> volume.id().equals(id))
                    .findFirst()
                    .map(volume ->
                            VolumeAccess.refusal(call, store, volume).orElseGet(() -> answer(call, store, volume)))
                    .orElseGet(() -> Outcome.died("volume_size_info on '" + id + "' failed"));
        });
    }
}
