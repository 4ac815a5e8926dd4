package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which backups a retention would remove. */
final class PreviewPrune extends PathRoute {

    private final Estate estate;

    PreviewPrune(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/storage/{storage}/prunebackups",
                Permission.any("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"),
                PruneCall.PARAMETERS);
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Optional<PruneCall> asked = PruneCall.of(call);
        if (asked.isEmpty()) {
            return PruneCall.senseless();
        }
        return StoreLookup.active(call, estate, store -> {
            List<Row> rows = new ArrayList<>();
            asked.get().verdicts(store).forEach((volume, mark) -> {
                Row row = new Row()
                        .with("volid", volume.id())
                        .with("ctime", volume.created().getEpochSecond())
                        .with("type", volume.ofMachine() ? "qemu" : "lxc")
                        .with("mark", mark);
                volume.vmid().ifPresent(vmid -> row.with("vmid", vmid));
                rows.add(row);
            });
            return Outcome.data(rows);
        });
    }
}
