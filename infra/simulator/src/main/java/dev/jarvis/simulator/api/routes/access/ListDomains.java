package dev.jarvis.simulator.api.routes.access;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.json.Row;
import java.util.List;

/** The realms in which users have names; everybody may know them, to log in. */
final class ListDomains implements ApiRoute {

    @Override
    public String path() {
        return "/access/domains";
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(List.of(
                new Row().with("realm", "pam").with("type", "pam").with("comment", "Linux PAM standard authentication"),
                new Row()
                        .with("realm", "pve")
                        .with("type", "pve")
                        .with("comment", "Proxmox VE authentication server")));
    }
}
