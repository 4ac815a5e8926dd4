package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.stream.Stream;

/** What there is below the disks of a node. */
final class DisksIndex extends PathRoute {

    DisksIndex() {
        super("GET", "/nodes/{node}/disks", Permission.EVERYBODY, "");
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(Stream.of("directory", "initgpt", "list", "lvm", "lvmthin", "smart", "wipedisk", "zfs")
                .map(name -> new Row().with("name", name))
                .toList());
    }
}
