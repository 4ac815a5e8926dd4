package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The reads about guests. */
final class Guests {

    private final Api api;

    Guests(Api api) {
        this.api = api;
    }

    List<GuestRow> of(NodeName node, GuestType type, Duration deadline) {
        return Wire.rows(api.data(ApiCall.getFrom(node, type.word()), deadline)).stream()
                .flatMap(row -> ClusterReading.guest(row, type, node).stream())
                .toList();
    }

    GuestState state(NodeName node, GuestType type, GuestId guest, Duration deadline) {
        var data = api.data(ApiCall.getFrom(node, type, guest, "status", "current"), deadline);
        return NodeReading.state(node, type, guest, new Row(data));
    }

    GuestConfig config(NodeName node, GuestType type, GuestId guest, Duration deadline) {
        var data = api.data(ApiCall.getFrom(node, type, guest, "config"), deadline);
        return NodeReading.config(new Row(data));
    }

    /** The node that holds it now, which the high-availability manager may have changed. */
    Optional<NodeName> home(GuestId guest, Duration deadline) {
        return ClusterReading.resources(
                        api.data(ApiCall.get("cluster", "resources").with("type", "vm"), deadline))
                .guests()
                .stream()
                .filter(row -> row.id().equals(guest))
                .map(GuestRow::node)
                .findFirst();
    }
}
