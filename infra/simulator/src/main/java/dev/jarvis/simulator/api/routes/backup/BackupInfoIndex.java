package dev.jarvis.simulator.api.routes.backup;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** What there is below the information on backups; Proxmox names no privilege for it, so that only root may ask. */
final class BackupInfoIndex extends PathRoute {

    BackupInfoIndex() {
        super("GET", "/cluster/backup-info", Permission.ROOT, "");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(List.of(new Row().with("subdir", "not-backed-up")));
    }
}
