package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.estate.Estate;

/** Sends the packet that wakes a node, from the node that was asked, and answers its address. */
final class WakeNode extends PathRoute {

    private final Estate estate;

    WakeNode(Estate estate) {
        super("POST", "/nodes/{node}/wakeonlan", Permission.all("/nodes/{node}", "Sys.PowerMgmt"), "");
        this.estate = estate;
    }

    @Override
    public boolean proxied() {
        return false;
    }

    @Override
    public Outcome answer(ApiCall call) {
        Node node = call.node();
        if (node.equals(call.receiver())) {
            return Outcome.died("'" + node.name() + "' is local node, cannot wake my self!");
        }
        String mac = estate.machines().of(node).mac();
        if (mac.isEmpty()) {
            return Outcome.died("No wake on LAN MAC address defined for '" + node.name() + "'!");
        }
        call.cluster().nodePower().wake(node);
        return Outcome.data(mac);
    }
}
