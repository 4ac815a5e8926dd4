package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The options of a node: a description and the address that wakes it. */
final class GetNodeConfig extends PathRoute {

    private final Estate estate;

    GetNodeConfig(Estate estate) {
        super(
                "GET",
                "/nodes/{node}/config",
                Permission.all("/", "Sys.Audit"),
                "property? acme|acmedomain0|acmedomain1|acmedomain2|acmedomain3|acmedomain4|acmedomain5|ballooning-target|description|startall-onboot-delay|wakeonlan");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Row all = new Row()
                .with("description", "Node " + call.node().name() + " of the homelab")
                .with("wakeonlan", estate.machines().of(call.node()).mac())
                .with("digest", digest(call.node().name()));
        String wanted = call.text("property").orElse("");
        if (wanted.isEmpty()) {
            return Outcome.data(all);
        }
        Row one = new Row();
        Optional.ofNullable(all.get(wanted)).ifPresent(value -> one.with(wanted, value));
        return Outcome.data(one.with("digest", digest(call.node().name())));
    }

    private static String digest(String node) {
        String half = UUID.nameUUIDFromBytes(node.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return half + half.substring(0, 8);
    }
}
