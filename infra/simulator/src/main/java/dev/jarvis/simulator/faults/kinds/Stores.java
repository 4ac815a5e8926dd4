package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.faults.BadFault;
import dev.jarvis.simulator.storage.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the storage that a fault names. */
final class Stores {

    private Stores() {}

    static Store find(Estate estate, String name, Optional<String> node) {
        List<Store> named = estate.storages().all().stream()
                .filter(store -> store.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            String known =
                    estate.storages().all().stream().map(Store::name).distinct().collect(Collectors.joining(", "));
            throw new BadFault("storage must be one of " + known + ", was '" + name + "'");
        }
        if (node.isEmpty()) {
            if (!named.getFirst().spec().shared() && named.size() > 1) {
                throw new BadFault("node is missing: every node has a storage " + name + " of its own");
            }
            return named.getFirst();
        }
        String nodes = named.stream().map(store -> store.spec().node()).collect(Collectors.joining(", "));
        return named.stream()
                .filter(store -> store.spec().node().equals(node.get()))
                .findFirst()
                .orElseThrow(() -> new BadFault("node must be one of " + nodes + ", was '" + node.get() + "'"));
    }
}
