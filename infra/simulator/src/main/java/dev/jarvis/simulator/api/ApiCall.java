package dev.jarvis.simulator.api;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.TaskOwner;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The values of a list, however they were separated. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(value -> Stream.of(value.split("[,;\\s\\x00]+", -1)))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The values of a list whose elements may contain anything, as the words of a command. */
    public List<String> texts(String name) {
        return text(name).map(value -> List.of(value.split("\\x00", -1))).orElse(List.of());
    }

    /** A whole number; verification has seen that it is one. */
    public Optional<Long> number(String name) {
        return text(name).map(Long::valueOf);
    }

    /** A truth value, false when absent. */
    public boolean flag(String name) {
        return text(name).map(ValueType.Truth::isTrue).orElse(false);
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

    /** Users, rights and tokens. */
    public AccessControl access() {
        return cluster.access();
    }

    /** Whether root himself calls; his tokens are not he. */
    public boolean byRoot() {
        return caller.full().equals(AccessControl.ROOT);
    }

    /** Whether the caller has every one of these privileges on the path. */
    public boolean may(String path, String... privileges) {
        return access().allows(caller.full(), path, List.of(privileges));
    }

    /** Whether the caller has one of these privileges on the path. */
    public boolean mayAny(String path, String... privileges) {
        return access().allowsAny(caller.full(), path, List.of(privileges));
    }

    /** The refusal if the caller lacks one of these privileges on the path. */
    public Optional<Outcome> lacking(String path, String... privileges) {
        return Enforcement.refusal(false, path, List.of(privileges), caller.full(), access());
    }

    /** The refusal if the caller lacks all of these privileges on the path. */
    public Optional<Outcome> lackingAll(String path, String... privileges) {
        return Enforcement.refusal(true, path, List.of(privileges), caller.full(), access());
    }

    /** The present. */
    public Instant now() {
        return cluster.now();
    }
}
