package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;

/** The versions of the important packages of a node. */
final class ListVersions extends PathRoute {

    private final Estate estate;

    ListVersions(Estate estate) {
        super("GET", "/nodes/{node}/apt/versions", Permission.all("/nodes/{node}", "Sys.Audit"), "");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(estate.machines().of(call.node()).packages().stream()
                .filter(found -> found.origin().equals("Proxmox"))
                .map(found -> PackageRows.row(found)
                        .with("Version", found.upgradable() ? found.candidate() : found.installed())
                        .with("OldVersion", found.installed())
                        .with("CurrentState", "Installed")
                        .withIf(found.name().equals("pve-manager"), "ManagerVersion", "9.1.2/9d436f37a0ac4172")
                        .withIf(found.name().equals("proxmox-ve"), "RunningKernel", "6.17.2-1-pve"))
                .toList());
    }
}
