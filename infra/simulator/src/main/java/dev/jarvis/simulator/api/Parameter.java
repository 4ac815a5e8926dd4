package dev.jarvis.simulator.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One parameter that a path takes, and the check that Proxmox would make.
 *
 * @param name as on the wire; one that ends in {@code [n]} stands for a whole family, as {@code net0} to {@code net31}
 */
public record Parameter(String name, boolean optional, ValueType type, Check check) {

    private static final Pattern NODE = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?");

    /** The node in the path. */
    public static final Parameter NODE_NAME = new Parameter("node", false, ValueType.Text.ANY, Parameter::nodeName);

    /** The guest in the path. */
    public static final Parameter VMID = of("vmid", false, new ValueType.Whole(100, 999_999_999));

    /** Finds fault with a value. */
    @FunctionalInterface
    public interface Check {
        /** Proxmox's text for what is wrong; empty when nothing is. */
        Optional<String> complaint(String value);
    }

    /** A text with a check of its own. */
    public Parameter(String name, boolean optional, Check check) {
        this(name, optional, ValueType.Text.ANY, check);
    }

    /** A parameter that takes every value of its type. */
    public static Parameter of(String name, boolean optional, ValueType type) {
        return new Parameter(name, optional, type, type::complaint);
    }

    /** An optional whole number from {@code minimum} on. */
    public static Parameter number(String name, long minimum) {
        return of(name, true, new ValueType.Whole(minimum, Long.MAX_VALUE));
    }

    /** An optional guest id as a filter. */
    public static Parameter vmidFilter() {
        return new Parameter("vmid", true, VMID.type(), VMID.check());
    }

    /** An optional truth value. */
    public static Parameter flag(String name) {
        return of(name, true, ValueType.Truth.TRUTH);
    }

    /** An optional text of any content. */
    public static Parameter text(String name) {
        return of(name, true, ValueType.Text.ANY);
    }

    /** A text that must be there. */
    public static Parameter required(String name) {
        return of(name, false, ValueType.Text.ANY);
    }

    /** An optional choice. */
    public static Parameter oneOf(String name, String... choices) {
        return of(name, true, new ValueType.Choice(List.of(choices)));
    }

    /** Whether this is the parameter that a caller called by this name. */
    public boolean isCalled(String given) {
        if (!name.endsWith("[n]")) {
            return name.equals(given);
        }
        String stem = name.substring(0, name.length() - 3);
        return given.startsWith(stem)
                && given.length() > stem.length()
                && given.length() <= stem.length() + 3
                && given.substring(stem.length()).chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static Optional<String> nodeName(String value) {
        return NODE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("invalid format - value does not look like a valid node name\n");
    }
}
