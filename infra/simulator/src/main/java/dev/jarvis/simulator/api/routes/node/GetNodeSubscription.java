package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** A homelab has no subscription. */
final class GetNodeSubscription extends PathRoute {

    GetNodeSubscription() {
        super("GET", "/nodes/{node}/subscription", Permission.EVERYBODY, "");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(new Row()
                .with("status", "notfound")
                .with("message", "There is no subscription key")
                .with("serverid", serverId(call.node().name()))
                .with("url", "https://www.proxmox.com/en/proxmox-virtual-environment/pricing"));
    }

    private static String serverId(String node) {
        return UUID.nameUUIDFromBytes(("server " + node).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
    }
}
