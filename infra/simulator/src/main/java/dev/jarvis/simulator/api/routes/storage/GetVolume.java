package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;

/** One volume in detail. */
final class GetVolume extends PathRoute {

    private final Estate estate;

    GetVolume(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/storage/{storage}/content/{volume}",
                Permission.EVERYBODY,
                "storage? text; volume text");
        this.estate = estate;
    }

    @Override
    public boolean takesRest() {
        return true;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return VolumeLookup.with(call, estate, (store, volume) -> {
            Row row = new Row()
                    .with("path", VolumeLookup.path(store, volume))
                    .with("size", volume.bytes())
                    .with("used", volume.bytes())
                    .with("format", volume.format());
            volume.notes().ifPresent(notes -> row.with("notes", notes));
            return Outcome.data(row.withIf(volume.guarded(), "protected", 1));
        });
    }
}
