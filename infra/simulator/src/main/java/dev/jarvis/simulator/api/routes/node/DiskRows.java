package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.Disk;
import dev.jarvis.simulator.node.DiskSpec;

/** A drive as the API lists it. Some figures are numbers for one kind of drive and text for another, as in Proxmox. */
final class DiskRows {

    private DiskRows() {}

    static Row row(Disk disk, boolean withHealth) {
        DiskSpec spec = disk.spec();
        boolean rotates = spec.rpm() > 0;
        return new Row()
                .with("devpath", spec.path())
                .with("type", spec.kind().wire())
                .with("size", spec.bytes())
                .with("model", spec.model())
                .with("serial", spec.serial())
                .with("vendor", spec.vendor())
                .with("wwn", spec.wwn())
                .with("by_id_link", spec.byId())
                .flag("gpt", !spec.used().isEmpty() && !spec.used().equals("ext4"))
                .flag("mounted", spec.used().equals("ext4"))
                .withIf(!spec.used().isEmpty(), "used", spec.used())
                .with("rpm", rotates ? (Object) String.valueOf(spec.rpm()) : (Object) 0)
                .with("health", withHealth ? disk.health() : "UNKNOWN")
                .with("wearout", rotates || !withHealth ? (Object) "N/A" : (Object) (100 - disk.wornPercent()))
                .with("osdid", -1)
                .with("osdid-list", Json.NULL);
    }
}
