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

    /** What is set but waits for the guest's next start; settings without such a change are left out. */
    public List<PendingChange> pending(GuestAddress guest) {
        return calls.rows(ApiCall.getFrom(guest, "pending")).stream()
                .flatMap(row -> NodeReading.pending(row).stream())
                .toList();
    }

    /** A guest's figures over time; any host knows them, so a guest that is off has them, too. */
    public History history(GuestAddress guest, History.Span span) {
        var call = ApiCall.getFrom(guest, "rrddata").byAnyHost();
        return History.read(calls.rows(call.with("timeframe", span.word()).with("cf", "AVERAGE")));
    }

    /** The network interfaces of a container that runs; those of a virtual machine only its agent knows. */
    public List<NetworkInterface> containerInterfaces(NodeName node, GuestId container) {
        var guest = new GuestAddress(node, GuestType.LXC, container);
        return calls.rows(ApiCall.getFrom(guest, "interfaces")).stream()
                .flatMap(row -> InterfaceReading.ofGuest(row).stream())
                .toList();
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
