package dev.jarvis.simulator.faults;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of a fault request, read with complaints that help. Fields that nobody read are complained about too. */
public final class FaultRequest {

    private final Map<String, Object> fields;
    private final Set<String> read = new HashSet<>(Set.of("kind"));

    /** A request with these fields, the kind among them. */
    public FaultRequest(Map<String, Object> fields) {
        this.fields = new LinkedHashMap<>(fields);
    }

    /** All fields as they came. */
    public Map<String, Object> fields() {
        return Map.copyOf(fields);
    }

    /** The guest that the field {@code vmid} names. */
    public Guest guest(Cluster cluster) {
        long vmid = number("vmid", 100, 999_999_999);
        return cluster.guest((int) vmid)
                .orElseThrow(() -> new BadFault("vmid must be one of " + vmids(cluster) + ", was " + vmid));
    }

    /** The node that the field {@code node} names. */
    public Node node(Cluster cluster) {
        String name = text("node");
        String known = cluster.nodes().stream().map(Node::name).collect(Collectors.joining(", "));
        return cluster.node(name)
                .orElseThrow(() -> new BadFault("node must be one of " + known + ", was '" + name + "'"));
    }

    /** A choice between words. */
    public String choice(String name, List<String> allowed) {
        String value = text(name);
        if (!allowed.contains(value)) {
            throw new BadFault(name + " must be one of " + String.join(", ", allowed) + ", was '" + value + "'");
        }
        return value;
    }

    /** A choice with a default. */
    public String choice(String name, List<String> allowed, String otherwise) {
        return fields.containsKey(name) ? choice(name, allowed) : otherwise;
    }

    /** A text that must be there. */
    public String requiredText(String name) {
        return text(name);
    }

    /** A text that may be absent. */
    public Optional<String> optionalText(String name) {
        return fields.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A whole number within bounds. */
    public long number(String name, long minimum, long maximum) {
        Object value = value(name);
        if (!(value instanceof Long number) || number < minimum || number > maximum) {
            throw new BadFault(name + " must be a whole number " + minimum + ".." + maximum + ", was " + value);
        }
        return number;
    }

    /** A whole number within bounds that may be absent. */
    public long number(String name, long minimum, long maximum, long otherwise) {
        return fields.containsKey(name) ? number(name, minimum, maximum) : otherwise;
    }

    /** A truth value that may be absent. */
    public boolean flag(String name, boolean otherwise) {
        if (!fields.containsKey(name)) {
            return otherwise;
        }
        Object value = value(name);
        if (!(value instanceof Boolean truth)) {
            throw new BadFault(name + " must be true or false, was " + value);
        }
        return truth;
    }

    /** Complains about fields that no one asked for: a typing error must not pass as a default. */
    public void refuseUnread() {
        Set<String> unknown = new TreeSet<>(fields.keySet());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw new BadFault("unknown field " + String.join(", ", unknown) + "; this kind takes "
                    + read.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private String text(String name) {
        Object value = value(name);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new BadFault(name + " must be a text, was " + value);
        }
        return text;
    }

    private Object value(String name) {
        read.add(name);
        return Optional.ofNullable(fields.get(name)).orElseThrow(() -> new BadFault(name + " is missing"));
    }

    private static String vmids(Cluster cluster) {
        List<String> all = cluster.guests().stream()
                .map(guest -> String.valueOf(guest.spec().vmid()))
                .toList();
        int shown = Math.min(40, all.size());
        String rest = shown < all.size() ? " and " + (all.size() - shown) + " more" : "";
        return String.join(", ", all.subList(0, shown)) + rest;
    }
}
