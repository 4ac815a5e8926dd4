package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import dev.jarvis.simulator.storage.Store;
import java.util.List;
import java.util.Optional;

/** A node can no longer use a storage, as when a share is not mounted. Ending the fault mounts it. */
final class StorageOffline implements FaultKind {

    private final Estate estate;

    StorageOffline(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String name() {
        return "storage-offline";
    }

    @Override
    public String about() {
        return "a node can no longer use a storage; its end mounts it again";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.needed("storage", "text", "name of the storage"),
                FaultField.optional("node", "text", "its node; left out for a shared storage: all nodes"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        String name = request.requiredText("storage");
        Optional<String> node = request.optionalText("node");
        request.refuseUnread();
        Store named = Stores.find(estate, name, node);
        List<Store> affected = node.isPresent()
                ? List.of(named)
                : estate.storages().all().stream()
                        .filter(store -> store.name().equals(name))
                        .toList();
        affected.forEach(store -> store.active(false));
        return () -> affected.forEach(store -> store.active(true));
    }
}
