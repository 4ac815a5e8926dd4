package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.stream.Stream;

/** What there is below a storage. Answered by whoever is asked. */
final class StorageIndex extends PathRoute {

    StorageIndex() {
        super(
                "GET",
                "/nodes/{node}/storage/{storage}",
                Permission.any("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"),
                "storage text");
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        return Outcome.data(Stream.of(
                        "content",
                        "download-url",
                        "file-restore",
                        "identity",
                        "import-metadata",
                        "oci-registry-pull",
                        "prunebackups",
                        "rrd",
                        "rrddata",
                        "status",
                        "upload")
                .map(name -> new Row().with("subdir", name))
                .toList());
    }
}
