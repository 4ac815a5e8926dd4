package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Moves guests to other nodes. Safe to use from several threads. */
public final class Migrations {

    private final Calls calls;

    Migrations(Calls calls) {
        this.calls = calls;
    }

    /** Whether a virtual machine can move, and what speaks against it. For containers only Proxmox 9 knows that. */
    public MigrationCheck check(NodeName node, GuestId machine) {
        var row = calls.row(ApiCall.getFrom(new GuestAddress(node, GuestType.QEMU, machine), "migrate"));
        return new MigrationCheck(
                row.isSet("running"),
                row.texts("allowed_nodes").stream()
                        .flatMap(name -> ClusterReading.nodeName(name).stream())
                        .toList(),
                refused(row),
                row.rows("local_disks").stream()
                        .flatMap(disk -> disk.text("volid").stream())
                        .toList(),
                row.texts("local_resources"));
    }

    /**
     * Moves a guest: a virtual machine that runs goes on running, a container that runs is stopped and started there.
     * Returns when the guest is seen on the target, running if it was; never throws.
     *
     * @param copyLocalDisks whether disks that only its node has are copied while it runs
     */
    public ActionResult<GuestState> migrate(
            GuestAddress guest, NodeName target, boolean copyLocalDisks, Duration timeout) {
        if (guest.node().equals(target)) {
            return Actions.failed("guest " + guest.id() + " is on " + target + " already");
        }
        try {
            boolean running = new Guests(calls).status(guest).status() == GuestStatus.RUNNING;
            var call = ApiCall.post(guest, "migrate").with("target", target);
            call = guest.type() == GuestType.QEMU
                    ? call.withFlag("online", running).withFlag("with-local-disks", copyLocalDisks)
                    : call.withFlag("restart", running);
            var goal = new GuestGoal(
                    guest.on(target),
                    state -> state.guest().node().equals(target) && (!running || state.status() == GuestStatus.RUNNING),
                    false);
            return new Actions(calls).run(guest.id() + " to " + target, call, timeout, goal);
        } catch (ProxmoxException unreadable) {
            return new ActionResult.Failed<>(unreadable.error(), List.of());
        }
    }

    private static Map<NodeName, String> refused(Row row) {
        var refused = new HashMap<NodeName, String>();
        row.object("not_allowed_nodes")
                .ifPresent(nodes -> nodes.node()
                        .entries()
                        .forEach(entry -> ClusterReading.nodeName(entry.getKey())
                                .ifPresent(name -> refused.put(name, reasons(new Row(entry.getValue()))))));
        return refused;
    }

    /** {@code unavailable_storages} and the like, each with what is missing. */
    private static String reasons(Row node) {
        if (!node.node().isObject()) {
            return "";
        }
        return StreamSupport.stream(node.node().entries().spliterator(), false)
                .map(Map.Entry::getKey)
                .map(key -> key.replace('_', ' ') + ": " + String.join(", ", node.texts(key)))
                .sorted()
                .collect(Collectors.joining("; "));
    }
}
