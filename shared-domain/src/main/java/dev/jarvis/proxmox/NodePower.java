package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reboots, switches off and wakes nodes. Proxmox starts no task for it and answers at once (Nodes.pm:707), so the list
 * of nodes is looked at until it shows the effect. Never throws. Safe to use from several threads.
 */
public final class NodePower {

    private final Calls calls;

    NodePower(Calls calls) {
        this.calls = calls;
    }

    /** Returns when the node is seen running anew: online after it was gone, or for a shorter time than before. */
    public ActionResult<NodeRow> reboot(NodeName node, Duration timeout) {
        return run(node, "reboot", timeout);
    }

    /** Returns when the node is seen offline; a node that stands alone is off when it no longer answers. */
    public ActionResult<NodeRow> shutdown(NodeName node, Duration timeout) {
        return run(node, "shutdown", timeout);
    }

    /**
     * Has another node send a wake-up packet, and returns when that was sent, with the address that it was sent to.
     * Whether the node starts is to be seen later. Fails where no address is configured, and when every node is off.
     */
    public ActionResult<String> wake(NodeName node, Duration timeout) {
        try {
            // Sent by whichever host is asked, not by the node that sleeps.
            var said = calls.change(ApiCall.post(node, "wakeonlan").byAnyHost(), timeout);
            return said.isString()
                    ? new ActionResult.Done<>(
                            Optional.empty(),
                            said.getStringValue(),
                            "a wake-up packet was sent to " + said.getStringValue())
                    : Actions.failed("Proxmox answered without the address that it woke");
        } catch (ProxmoxException failure) {
            return new ActionResult.Failed<>(failure.error(), List.of());
        }
    }

    private ActionResult<NodeRow> run(NodeName node, String command, Duration timeout) {
        var wait = calls.waiting(timeout);
        try {
            var before = new Nodes(calls).list();
            var row = find(before, node);
            if (row.isEmpty()) {
                return Actions.failed("there is no node " + node);
            }
            var watch = new NodeWatch(row.get(), before.size() == 1);
            calls.change(ApiCall.post(node, "status").with("command", command), timeout);
            boolean reboot = command.equals("reboot");
            do {
                look(node, wait, watch);
                if (reboot ? watch.isBack() : watch.isOff()) {
                    return new ActionResult.Done<>(
                            Optional.empty(), watch.last(), "node " + node + (reboot ? " runs anew" : " is off"));
                }
            } while (wait.again());
            return new ActionResult.TimedOut<>(
                    Optional.empty(),
                    command + " of node " + node + " was asked for; " + watch.text() + " after "
                            + Actions.seconds(timeout));
        } catch (ProxmoxException failure) {
            return new ActionResult.Failed<>(failure.error(), List.of());
        }
    }

    private void look(NodeName node, Wait wait, NodeWatch watch) {
        try {
            find(new Nodes(calls.during(wait)).list(), node).ifPresent(watch::seen);
        } catch (ProxmoxException failure) {
            if (!failure.error().retryable()) {
                throw failure;
            }
            watch.silent();
        }
    }

    private static Optional<NodeRow> find(List<NodeRow> nodes, NodeName node) {
        return nodes.stream().filter(row -> row.name().equals(node)).findFirst();
    }
}
