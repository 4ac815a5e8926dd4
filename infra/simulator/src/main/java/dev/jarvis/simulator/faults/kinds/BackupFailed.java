package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.List;

/** A backup of a guest fails, and so does every later one. Ending the fault makes one that succeeds. */
final class BackupFailed implements FaultKind {

    private final Estate estate;

    BackupFailed(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "backup-failed";
    }

    @Override
    public String about() {
        return "a backup of a guest is tried and fails, as will later ones; its end makes one that succeeds";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(FaultField.vmid(), FaultField.optional("reason", "text", "as the log of the task says it"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Guest guest = request.guest(cluster);
        String reason = request.optionalText("reason").orElse("job failed with err -5 - Input/output error");
        request.refuseUnread();
        estate.backups().vzdump().failFor(guest.spec().vmid(), reason);
        Guests.backUp(estate, guest);
        return () -> {
            estate.backups().vzdump().workFor(guest.spec().vmid());
            Guests.backUp(estate, guest);
        };
    }
}
