package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;

/** One volume in detail. */
final class GetVolume extends VolumeRoute {

    GetVolume(Estate estate) {
        super(estate, "GET", "");
    }

    @Override
    Outcome answer(ApiCall call, Store store, Volume volume) {
        Row row = new Row()
                .with("path", path(store, volume))
                .with("size", volume.bytes())
                .with("used", volume.bytes())
                .with("format", volume.format());
        volume.notes().ifPresent(notes -> row.with("notes", notes));
        return Outcome.data(row.withIf(volume.guarded(), "protected", 1));
    }

    /** Where a volume is in the file system of its node. */
    private static String path(Store store, Volume volume) {
        String name = volume.id().substring(volume.id().indexOf(':') + 1);
        return switch (volume.content()) {
            case BACKUP -> store.path() + "/dump/" + name.substring(name.indexOf('/') + 1);
            case ISO -> store.path() + "/template/iso/" + name.substring(name.indexOf('/') + 1);
            case VZTMPL -> store.path() + "/template/cache/" + name.substring(name.indexOf('/') + 1);
            case IMAGES, ROOTDIR -> store.path() + "/" + name;
        };
    }
}
