package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.estate.Estate;
import java.time.Duration;
import java.util.Optional;

/** Removes what a retention does not keep, as a task. */
final class PruneBackups extends PathRoute {

    private final Estate estate;

    PruneBackups(Estate estate) {
        super("DELETE", "/nodes/{node}/storage/{storage}/prunebackups", Permission.EVERYBODY, PruneCall.PARAMETERS);
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<PruneCall> asked = PruneCall.of(call);
        if (asked.isEmpty()) {
            return PruneCall.senseless();
        }
        return StoreLookup.active(call, estate, store -> {
            Optional<Outcome> refusal =
                    VolumeAccess.ofBackups(call, store, asked.get().vmid());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            String id = asked.get().vmid().map(vmid -> vmid + "@").orElse("") + store.name();
            Task task = call.cluster().tasks().open(call.node(), "prunebackups", id, call.caller(), call.now());
            call.cluster().in(Duration.ofSeconds(1), () -> {
                if (task.running()) {
                    asked.get().verdicts(store).forEach((volume, mark) -> {
                        task.print(mark + " " + volume.id());
                        if (mark.equals("remove")) {
                            store.remove(volume);
                        }
                    });
                    task.succeed(call.cluster().now());
                }
            });
            return Outcome.data(task.upid().text());
        });
    }
}
