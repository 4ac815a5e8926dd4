package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;

/** What changed in a package. */
final class GetChangelog extends PathRoute {

    private final Estate estate;

    GetChangelog(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/apt/changelog",
                Permission.all("/nodes/{node}", "Sys.Modify"),
                "name text; version? text");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        String name = call.text("name").orElseThrow();
        return estate.machines().of(call.node()).packages().stream()
                .filter(found -> found.name().equals(name))
                .findFirst()
                .map(found -> Outcome.data(found.name() + " ("
                        + call.text("version").orElse(found.upgradable() ? found.candidate() : found.installed())
                        + ") trixie; urgency=medium\n\n  * update of the packaging\n\n -- "
                        + found.origin() + " Support Team  Tue, 04 Nov 2025 10:12:13 +0100\n"))
                .orElseGet(() -> Outcome.died("package '" + name + "' not found"));
    }
}
