package dev.jarvis.simulator.api;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import java.util.Map;
import java.util.Optional;

/** What becomes of a call that another node has to answer. */
final class Proxying {

    private static final Optional<Outcome> REFUSED = Optional.of(new Outcome.Unreachable(595, "Connection refused"));

    private Proxying() {}

    /** The failure of getting the call to its node; empty when the node is there or no node is concerned. */
    static Optional<Outcome> failure(ApiRoute route, Map<String, String> parameters, Cluster cluster, Node receiver) {
        String name = parameters.getOrDefault("node", "");
        if (name.isEmpty() || !route.path().startsWith("/nodes/{node}")) {
            return withoutDaemon(route, receiver);
        }
        Optional<Node> node = cluster.node(name);
        if (node.isEmpty()) {
            // Proxmox resolves the name of the node before it looks at anything else.
            return Optional.of(Outcome.died("hostname lookup '" + name + "' failed - failed to get address info for: "
                    + name + ": Name or service not known"));
        }
        if (!route.proxied() || node.get().equals(receiver)) {
            return withoutDaemon(route, receiver);
        }
        if (node.get().reachable()) {
            return node.get().listens()
                    ? TroubledAnswers.passedOn(node.get().apiTrouble()).or(() -> withoutDaemon(route, node.get()))
                    : REFUSED;
        }
        // A dead machine no longer answers ARP; one behind a cut cable just stays silent.
        String reason = node.get().powered() ? "Connection timed out" : "No route to host";
        return Optional.of(new Outcome.Unreachable(595, reason));
    }

    /** What needs privileges is done by another service, and only that one is missed when it does not run. */
    private static Optional<Outcome> withoutDaemon(ApiRoute route, Node answering) {
        return route.guarded() && !answering.daemonRuns() ? REFUSED : Optional.empty();
    }
}
