package dev.jarvis.simulator.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Guests and storages that share rights. A guest is in one pool at most. Guarded by the cluster's lock. */
public final class Pools {

    private final Map<String, Pool> byId = new TreeMap<>();

    /** One pool; its members can change. */
    public record Pool(String id, String comment, Set<Integer> guests, Set<String> storages) {}

    /** All pools by name. */
    public Collection<Pool> all() {
        return byId.values();
    }

    /** Makes an empty pool, unless there is one with this name. */
    public void create(String id, String comment) {
        byId.putIfAbsent(id, new Pool(id, comment, new TreeSet<>(), new TreeSet<>()));
    }

    /** Whether there is a pool with this name. */
    public boolean exists(String id) {
        return byId.containsKey(id);
    }

    /** Puts a guest into a pool and out of any other. */
    public void put(String id, int vmid) {
        remove(vmid);
        Optional.ofNullable(byId.get(id)).ifPresent(pool -> pool.guests().add(vmid));
    }

    /** Takes a guest out of its pool. */
    public void remove(int vmid) {
        byId.values().forEach(pool -> pool.guests().remove(vmid));
    }

    /** The pool of a guest. */
    public Optional<String> of(int vmid) {
        return byId.values().stream()
                .filter(pool -> pool.guests().contains(vmid))
                .map(Pool::id)
                .findFirst();
    }

    /** The pools whose members this path of rights means. */
    List<String> holding(String path) {
        if (path.matches("/vms/\\d{3,9}")) {
            return of(Integer.parseInt(path.substring(5))).map(List::of).orElse(List.of());
        }
        return byId.values().stream()
                .filter(pool ->
                        path.startsWith("/storage/") && pool.storages().contains(path.substring("/storage/".length())))
                .map(Pool::id)
                .toList();
    }
}
