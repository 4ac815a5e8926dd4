package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.util.Optional;

/** What a caller must be allowed to see a volume (Storage.pm) or to take it away (Content.pm, PruneBackups.pm). */
final class VolumeAccess {

    private VolumeAccess() {}

    /** The refusal to show a volume; empty when the caller may see it. */
    static Optional<Outcome> refusal(ApiCall call, Store store, Volume volume) {
        String path = "/storage/" + store.name();
        if (call.may(path, "Datastore.Allocate")) {
            return Optional.empty();
        }
        return switch (volume.content()) {
            case ISO, VZTMPL -> call.lackingAll(path, "Datastore.AllocateSpace", "Datastore.Audit");
            case BACKUP -> volume.vmid().isPresent() ? ofBackups(call, store, volume.vmid()) : missing(volume);
            case IMAGES, ROOTDIR ->
                volume.vmid()
                        .map(vmid -> call.lacking(path, "Datastore.Audit")
                                .or(() -> call.lacking("/vms/" + vmid, "VM.Config.Disk")))
                        .orElseGet(() -> missing(volume));
        };
    }

    /** The refusal to remove a volume. */
    static Optional<Outcome> refusalToRemove(ApiCall call, Store store, Volume volume) {
        return volume.content() == Volume.Content.BACKUP
                ? ofBackups(call, store, volume.vmid())
                : call.lacking("/storage/" + store.name(), "Datastore.Allocate");
    }

    /** The refusal to prune the backups of one guest or of all. */
    static Optional<Outcome> ofBackups(ApiCall call, Store store, Optional<Integer> vmid) {
        String path = "/storage/" + store.name();
        return vmid.map(id ->
                        call.lacking(path, "Datastore.AllocateSpace").or(() -> call.lacking("/vms/" + id, "VM.Backup")))
                .orElseGet(() -> call.lacking(path, "Datastore.Allocate"));
    }

    private static Optional<Outcome> missing(Volume volume) {
        return Optional.of(Outcome.died("missing privileges to access " + volume.id()));
    }
}
