package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.cluster.StorageSpec;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A storage as it stands in the cluster's configuration. */
final class StorageConfiguration {

    private StorageConfiguration() {}

    static Row row(Store store, List<String> nodes, boolean everywhere) {
        StorageSpec spec = store.spec();
        Row row =
                new Row().with("storage", spec.name()).with("type", spec.type()).with("content", spec.content());
        switch (spec.type()) {
            case "dir" -> row.with("path", store.path());
            case "lvmthin" -> row.with("vgname", "pve").with("thinpool", "data");
            case "zfspool" -> row.with("pool", "tank").flag("sparse", true).with("mountpoint", "/tank");
            case "nfs" ->
                row.with("server", "192.168.1.20")
                        .with("export", "/export/" + spec.name())
                        .with("path", store.path());
            case "pbs" ->
                row.with("server", "192.168.1.21")
                        .with("datastore", spec.name())
                        .with("username", "backup@pbs");
            default -> row.with("path", store.path());
        }
        row.withIf(!everywhere, "nodes", String.join(",", nodes));
        row.withIf(spec.shared(), "shared", 1);
        return row.with("digest", digest(spec.name()));
    }

    private static String digest(String name) {
        String half = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return half + half.substring(0, 8);
    }
}
