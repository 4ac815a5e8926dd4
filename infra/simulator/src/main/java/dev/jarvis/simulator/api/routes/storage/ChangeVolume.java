package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.storage.Volume;

/** Writes notes to a backup, or protects it from removal. */
final class ChangeVolume extends PathRoute {

    private final Estate estate;

    ChangeVolume(Estate estate) {
        super(
                "PUT",
                "/nodes/{node}/storage/{storage}/content/{volume}",
                Permission.EVERYBODY,
                "notes? text; protected? boolean; storage? text; volume text");
        this.estate = estate;
    }

    @Override
    public boolean takesRest() {
        return true;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return VolumeLookup.with(call, estate, (store, volume) -> {
            if (volume.content() != Volume.Content.BACKUP) {
                return Outcome.died("attribute 'notes' is not supported for storage type '"
                        + store.spec().type() + "'");
            }
            call.text("notes").ifPresent(volume::notes);
            call.text("protected").ifPresent(given -> volume.guarded(call.flag("protected")));
            return Outcome.data(Json.NULL);
        });
    }
}
