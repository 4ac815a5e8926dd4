package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Snapshot;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** The snapshots, and last what the guest is now. */
record ListSnapshots(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/snapshot";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Audit");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        List<Row> rows = new ArrayList<>();
        for (Snapshot snapshot : guest.snapshots().all()) {
            Row row = new Row()
                    .with("name", snapshot.name())
                    .with("description", snapshot.description())
                    .with("snaptime", snapshot.time().getEpochSecond());
            if (type == GuestType.QEMU) {
                row.flag("vmstate", snapshot.withMemory());
            }
            snapshot.parent().ifPresent(parent -> row.with("parent", parent));
            rows.add(row);
        }
        Row current = new Row()
                .with("name", "current")
                .with("description", "You are here!")
                .with("digest", guest.config().digest());
        if (type == GuestType.QEMU) {
            current.flag("running", guest.running());
        }
        guest.snapshots().current().ifPresent(parent -> current.with("parent", parent));
        rows.add(current);
        return Outcome.data(rows);
    }
}
