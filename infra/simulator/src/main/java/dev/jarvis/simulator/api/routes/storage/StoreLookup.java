package dev.jarvis.simulator.api.routes.storage;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.storage.Store;
import java.util.Optional;
import java.util.function.Function;

/** Finds the storage of a path; one that does not exist, or not on this node, is refused in Proxmox's words. */
final class StoreLookup {

    private StoreLookup() {}

    /** Whether the caller may know of a storage. */
    static boolean visible(ApiCall call, String storage) {
        return call.mayAny("/storage/" + storage, "Datastore.Audit", "Datastore.AllocateSpace");
    }

    static Outcome with(ApiCall call, Estate estate, Function<Store, Outcome> work) {
        String name = call.text("storage").orElseThrow();
        Optional<Store> store = estate.storages().find(call.node().name(), name);
        if (store.isPresent()) {
            return work.apply(store.get());
        }
        return Outcome.died(
                estate.storages().anywhere(name).isPresent()
                        ? "storage '" + name + "' is not available on node '"
                                + call.node().name() + "'"
                        : "storage '" + name + "' does not exist");
    }

    /** The same for work that needs the storage to be there. */
    static Outcome active(ApiCall call, Estate estate, Function<Store, Outcome> work) {
        return with(
                call,
                estate,
                store -> store.active()
                        ? work.apply(store)
                        : Outcome.died("storage '" + store.name() + "' is not online"));
    }
}
