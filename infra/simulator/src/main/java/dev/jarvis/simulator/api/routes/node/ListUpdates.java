package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.node.DebianPackage;

/** The packages that could be updated. What comes from the security archive has the origin Debian, as in Proxmox. */
final class ListUpdates extends PathRoute {

    private final Estate estate;

    ListUpdates(Estate estate) {
        super("GET", "/nodes/{node}/apt/update", Permission.all("/nodes/{node}", "Sys.Modify"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(estate.machines().of(call.node()).packages().stream()
                .filter(DebianPackage::upgradable)
                .map(found -> PackageRows.row(found)
                        .with("Version", found.candidate())
                        .with("OldVersion", found.installed()))
                .toList());
    }
}
