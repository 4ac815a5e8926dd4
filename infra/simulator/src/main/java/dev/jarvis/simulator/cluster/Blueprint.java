package dev.jarvis.simulator.cluster;

import java.util.List;

/** Everything a cluster starts with. Guests whose vmid is in {@code stopped} are off at the start. */
public record Blueprint(
        String cluster,
        List<NodeSpec> nodes,
        List<GuestSpec> guests,
        List<StorageSpec> storages,
        List<Integer> stopped) {

    /** Copies the lists. */
    public Blueprint {
        nodes = List.copyOf(nodes);
        guests = List.copyOf(guests);
        storages = List.copyOf(storages);
        stopped = List.copyOf(stopped);
    }
}
