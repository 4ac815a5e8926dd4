package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.storage.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The storages of the cluster as they are configured. */
final class ListStorages extends PathRoute {

    private final Estate estate;

    ListStorages(Estate estate) {
        super(
                "GET",
                "/storage",
                Permission.EVERYBODY,
                "type? btrfs|cephfs|cifs|dir|esxi|iscsi|iscsidirect|lvm|lvmthin|nfs|pbs|rbd|zfs|zfspool");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        estate.storages()
                .all()
                .forEach(store -> nodes.computeIfAbsent(store.name(), name -> new ArrayList<>())
                        .add(store.spec().node()));
        List<Row> rows = new ArrayList<>();
        nodes.forEach((name, where) -> {
            Store store = estate.storages().anywhere(name).orElseThrow();
            if (StoreLookup.visible(call, name)
                    && call.text("type").map(store.spec().type()::equals).orElse(true)) {
                rows.add(StorageConfiguration.row(
                        store, where, where.size() == call.cluster().nodes().size()));
            }
        });
        return Outcome.data(rows);
    }
}
