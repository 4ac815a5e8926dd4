package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.time.Duration;
import java.util.Optional;

/** Removes a volume as a task; the disk of a guest that exists stays. */
final class RemoveVolume extends VolumeRoute {

    RemoveVolume(Estate estate) {
        super(estate, "DELETE", "delay? integer 1..30; ");
    }

    @Override
    Outcome answer(ApiCall call, Store store, Volume volume) {
        Optional<Outcome> refusal = VolumeAccess.refusalToRemove(call, store, volume);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String name = volume.id().substring(volume.id().indexOf(':') + 1);
        if (volume.guarded()) {
            return Outcome.died("cannot remove protected volume '" + name + "' on '" + store.name() + "'");
        }
        if (store.find(volume.id()).isEmpty()) {
            return Outcome.died("Cannot remove image, a guest with VMID '"
                    + volume.vmid().orElse(0) + "' exists!\n"
                    + "You can delete the image from the guest's hardware pane");
        }
        String id = volume.vmid().map(vmid -> vmid + "@").orElse("") + store.name();
        Task task = call.cluster().tasks().open(call.node(), "imgdel", id, call.caller(), call.now());
        call.cluster().in(Duration.ofSeconds(1), () -> {
            if (task.running()) {
                store.remove(volume);
                task.print("Removed volume '" + volume.id() + "'");
                task.succeed(call.cluster().now());
            }
        });
        return Outcome.data(task.upid().text());
    }
}
