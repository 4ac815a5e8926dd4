package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.Disk;
import dev.jarvis.simulator.node.DiskSpec;
import java.util.ArrayList;
import java.util.List;

/** The drives of a node. */
final class ListDisks extends PathRoute {

    private final Estate estate;

    ListDisks(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/disks/list",
                Permission.any("/nodes/{node}", "Sys.Audit"),
                "include-partitions? boolean; skipsmart? boolean; type? unused|journal_disks");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        List<Row> rows = new ArrayList<>();
        for (Disk disk : estate.machines().of(call.node()).disks()) {
            boolean used = !disk.spec().used().isEmpty();
            if (call.text("type").isPresent() && used) {
                continue;
            }
            rows.add(DiskRows.row(disk, !call.flag("skipsmart")));
            if (call.flag("include-partitions") && used) {
                rows.add(partition(disk.spec()));
            }
        }
        return Outcome.data(rows);
    }

    private static Row partition(DiskSpec spec) {
        String path = spec.path() + (spec.kind() == DiskSpec.Kind.NVME ? "p1" : "1");
        return new Row()
                .with("devpath", path)
                .with("parent", spec.path())
                .with("size", spec.bytes() - (1L << 20))
                .with("used", spec.used())
                .flag("gpt", true)
                .flag("mounted", spec.used().equals("ext4"))
                .with("type", "partition")
                .with("osdid", -1)
                .with("osdid-list", Json.NULL);
    }
}
