package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Volume;

/** A volume as the API lists it. */
final class VolumeRows {

    private VolumeRows() {}

    static Row row(Volume volume) {
        boolean backup = volume.content() == Volume.Content.BACKUP;
        Row row = new Row()
                .with("volid", volume.id())
                .with("content", volume.content().wire())
                .with("format", volume.format())
                .with("size", volume.bytes())
                .with("ctime", volume.created().getEpochSecond());
        volume.vmid().ifPresent(vmid -> row.with("vmid", vmid));
        volume.notes().ifPresent(notes -> row.with("notes", notes));
        row.withIf(backup, "subtype", backup && volume.ofMachine() ? "qemu" : "lxc");
        row.withIf(volume.guarded(), "protected", 1);
        if (volume.format().startsWith("pbs-")) {
            row.with(
                    "verification",
                    new Row()
                            .with("state", "ok")
                            .with(
                                    "upid",
                                    "UPID:pbs:00000C1A:00000D3F:00000001:6789ABCD:verificationjob:store:root@pam:"));
        }
        return row;
    }
}
