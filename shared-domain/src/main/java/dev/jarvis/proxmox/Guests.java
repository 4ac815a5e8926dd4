package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import java.util.List;
import java.util.Optional;

/** Reads virtual machines and containers. Safe to use from several threads. */
public final class Guests {

    private final Calls calls;

    Guests(Calls calls) {
        this.calls = calls;
    }

    /** The guests of one kind on a node; those that the token may not see are absent. */
    public List<GuestRow> of(NodeName node, GuestType type) {
        return calls.rows(ApiCall.getFrom(node, type.word())).stream()
                .flatMap(row -> ClusterReading.guest(row, type, node).stream())
                .toList();
    }

    /** What a guest does this moment, asked at its node. */
    public GuestState status(GuestAddress guest) {
        return NodeReading.state(guest, calls.row(ApiCall.getFrom(guest, "status", "current")));
    }

    /** How a guest is configured, changes included that wait for its next start. */
    public GuestConfig config(GuestAddress guest) {
        return NodeReading.config(calls.row(ApiCall.getFrom(guest, "config")));
    }

    /** The node that holds it now, which the high-availability manager may have changed; empty when nobody has it. */
    public Optional<NodeName> home(GuestId guest) {
        return ClusterReading.resources(
                        calls.data(ApiCall.get("cluster", "resources").with("type", "vm")))
                .guests()
                .stream()
                .filter(row -> row.id().equals(guest))
                .map(GuestRow::node)
                .findFirst();
    }
}
