package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.util.Map;

/** Finds the volume of a path, which is named with its storage or without. */
final class VolumeLookup {

    private VolumeLookup() {}

    /** The work on a volume and the storage in which it is. */
    @FunctionalInterface
    interface Work {
        Outcome on(Store store, Volume volume);
    }

    static Outcome with(ApiCall call, Estate estate, Work work) {
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
                    .map(volume -> VolumeAccess.refusal(call, store, volume).orElseGet(() -> work.on(store, volume)))
                    .orElseGet(() -> Outcome.died("volume_size_info on '" + id + "' failed"));
        });
    }

    /** Where a volume is in the file system of its node. */
    static String path(Store store, Volume volume) {
        String name = volume.id().substring(volume.id().indexOf(':') + 1);
        return switch (volume.content()) {
            case BACKUP -> store.path() + "/dump/" + name.substring(name.indexOf('/') + 1);
            case ISO -> store.path() + "/template/iso/" + name.substring(name.indexOf('/') + 1);
            case VZTMPL -> store.path() + "/template/cache/" + name.substring(name.indexOf('/') + 1);
            case IMAGES, ROOTDIR -> store.path() + "/" + name;
        };
    }
}
