package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.storage.Store;
import dev.jarvis.simulator.storage.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The younger backups of a guest are gone and the jobs leave it out. Ending the fault brings them back. */
final class BackupStale implements FaultKind {

    private final Estate estate;

    BackupStale(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "backup-stale";
    }

    @Override
    public String about() {
        return "the younger backups of a guest are gone and no new ones are made; its end brings them back";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(),
                FaultField.optional(
                        "olderThanHours", "number 0..8760", "backups younger than this vanish, 72 if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        int vmid = guest.spec().vmid();
        long hours = request.number("olderThanHours", 0, 8_760, 72);
        request.refuseUnread();
        Instant limit = cluster.now().minus(Duration.ofHours(hours));
        record Hidden(Store store, Volume volume) {}
        List<Hidden> hidden = new ArrayList<>();
        for (Store store : estate.storages().all()) {
            for (Volume volume : List.copyOf(store.kept())) {
                if (volume.content() == Volume.Content.BACKUP
                        && volume.vmid().filter(owner -> owner == vmid).isPresent()
                        && volume.created().isAfter(limit)) {
                    hidden.add(new Hidden(store, volume));
                    store.remove(volume);
                }
            }
        }
        estate.backups().leaveOut(vmid);
        return () -> {
            estate.backups().takeIn(vmid);
            hidden.forEach(entry -> entry.store().add(entry.volume()));
        };
    }
}
