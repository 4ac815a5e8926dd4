package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;

/** Writes notes to a backup, or protects it from removal. */
final class ChangeVolume extends VolumeRoute {

    ChangeVolume(Estate estate) {
        super(estate, "PUT", "notes? text; protected? boolean; ");
    }

    @Override
    Outcome answer(ApiCall call, Store store, Volume volume) {
        if (volume.content() != Volume.Content.BACKUP) {
            return Outcome.died("attribute 'notes' is not supported for storage type '"
                    + store.spec().type() + "'");
        }
        call.text("notes").ifPresent(volume::notes);
        call.text("protected").ifPresent(given -> volume.guarded(call.flag("protected")));
        return Outcome.data(Json.NULL);
    }
}
