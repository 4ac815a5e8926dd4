package dev.jarvis.simulator.api;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.TaskOwner;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A call whose token and parameters are already checked, with the cluster's lock held.
 *
 * @param receiver the node whose port took the call, which is not always the node that answers
 * @param parameters those of the path, the query and the body together
 */
public record ApiCall(Cluster cluster, Node receiver, TaskOwner caller, Map<String, String> parameters) {

    /** A parameter's text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A whole number; verification has seen that it is one. */
    public Optional<Long> number(String name) {
        return text(name).map(Long::valueOf);
    }

    /** A truth value, false when absent. */
    public boolean flag(String name) {
        return text(name).map(value -> value.matches("(?i)1|on|yes|true")).orElse(false);
    }

    /** The node of the path; routing has seen that it exists. */
    public Node node() {
        return text("node").flatMap(cluster::node).orElseThrow();
    }

    /** The guest of the path, if it lives on the node of the path. */
    public Optional<Guest> guest(GuestType type) {
        return number("vmid")
                .flatMap(vmid -> cluster.guest(vmid.intValue()))
                .filter(guest -> guest.spec().type() == type)
                .filter(guest -> guest.spec().node().equals(node().name()));
    }

    /** Proxmox's answer for a guest that is not there. */
    public Outcome missing(GuestType type) {
        return Outcome.died("Configuration file 'nodes/" + node().name() + "/" + type.configDirectory() + "/"
                + number("vmid").orElseThrow() + ".conf' does not exist");
    }

    /** The present. */
    public Instant now() {
        return cluster.now();
    }
}
