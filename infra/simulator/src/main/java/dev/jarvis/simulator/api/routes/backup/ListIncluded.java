package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The volumes that a backup job includes, guest by guest. */
final class ListIncluded extends PathRoute {

    private final Estate estate;

    ListIncluded(Estate estate) {
        super("GET", "/cluster/backup/{id}/included_volumes", Permission.all("/", "Sys.Audit"), "id text<=50");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return JobLookup.with(
                call,
                estate,
                job -> Outcome.data(new Row()
                        .with(
                                "children",
                                call.cluster().guests().stream()
                                        .filter(job.choice())
                                        .map(this::guest)
                                        .toList())));
    }

    private Row guest(Guest guest) {
        List<Row> disks = estate.storages().disk(guest.spec()).stream()
                .map(disk -> new Row()
                        .with("id", guest.spec().type() == GuestType.QEMU ? "scsi0" : "rootfs")
                        .with("name", disk.id())
                        .flag("included", true)
                        .with("reason", guest.spec().type() == GuestType.QEMU ? "enabled" : "rootfs")
                        .with("leaf", 1))
                .toList();
        return new Row()
                .with("id", guest.spec().vmid())
                .with("name", guest.spec().name())
                .with("type", guest.spec().type().wire())
                .with("leaf", 0)
                .with("children", disks);
    }
}
