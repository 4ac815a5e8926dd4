package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** A guest keeps a lock although no task runs, as after a worker that was killed. */
final class StuckLock implements FaultKind {

    private static final List<String> OF_MACHINES = List.of(
            "backup",
            "clone",
            "create",
            "migrate",
            "rollback",
            "snapshot",
            "snapshot-delete",
            "suspending",
            "suspended");
    private static final List<String> OF_CONTAINERS = List.of(
            "backup",
            "create",
            "destroyed",
            "disk",
            "fstrim",
            "migrate",
            "mounted",
            "rollback",
            "snapshot",
            "snapshot-delete");

    @Override
    public String name() {
        return "stuck-lock";
    }

    @Override
    public String about() {
        return "a guest keeps a lock although no task runs; its end takes that lock away";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.vmid(),
                FaultField.optional("lock", "text", "as backup, migrate or snapshot-delete; backup if left out"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        boolean machine = guest.spec().type() == GuestType.QEMU;
        String lock = request.choice("lock", machine ? OF_MACHINES : OF_CONTAINERS, "backup");
        request.refuseUnread();
        if (guest.lock().isPresent()) {
            throw new BadFault("vmid " + guest.spec().vmid() + " is locked already ("
                    + guest.lock().get() + ")");
        }
        guest.lock(lock);
        return () -> guest.unlock(lock);
    }
}
