package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import java.util.Optional;

/** What is in a storage. */
final class ListContent extends PathRoute {

    private final Estate estate;

    ListContent(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/storage/{storage}/content",
                Permission.any("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"),
                "content? text; storage text; vmid? integer 100..999999999");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return StoreLookup.active(call, estate, store -> {
            Optional<Integer> vmid = call.number("vmid").map(Long::intValue);
            return Outcome.data(estate.storages().volumes(store).stream()
                    .filter(volume -> call.text("content")
                            .map(volume.content().wire()::equals)
                            .orElse(true))
                    .filter(volume -> vmid.isEmpty() || volume.vmid().equals(vmid))
                    .filter(volume -> VolumeAccess.refusal(call, store, volume).isEmpty())
                    .map(VolumeRows::row)
                    .toList());
        });
    }
}
