package dev.jarvis.simulator.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One parameter that a path takes, and the check that Proxmox would make. */
public record Parameter(String name, boolean optional, Check check) {

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
    private static final Pattern BOOLEAN = Pattern.compile("1|on|yes|true|0|off|no|false", Pattern.CASE_INSENSITIVE);
    private static final Pattern NODE = Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?");

    /** The node in the path. */
    public static final Parameter NODE_NAME = new Parameter("node", false, Parameter::nodeName);

    /** The guest in the path. */
    public static final Parameter VMID = new Parameter("vmid", false, value -> integer(value, 100, 999_999_999));

    /** Finds fault with a value. */
    @FunctionalInterface
    public interface Check {
        /** Proxmox's text for what is wrong; empty when nothing is. */
        Optional<String> complaint(String value);
    }

    /** An optional whole number from {@code minimum} on. */
    public static Parameter number(String name, long minimum) {
        return new Parameter(name, true, value -> integer(value, minimum, Long.MAX_VALUE));
    }

    /** An optional guest id as a filter. */
    public static Parameter vmidFilter() {
        return new Parameter("vmid", true, VMID.check());
    }

    /** An optional truth value. */
    public static Parameter flag(String name) {
        return new Parameter(
                name, true, value -> BOOLEAN.matcher(value).matches() ? Optional.empty() : wrongType("boolean", value));
    }

    /** An optional text of any content. */
    public static Parameter text(String name) {
        return new Parameter(name, true, value -> Optional.empty());
    }

    /** A text that must be there. */
    public static Parameter required(String name) {
        return new Parameter(name, false, value -> Optional.empty());
    }

    /** An optional choice. */
    public static Parameter oneOf(String name, String... choices) {
        return new Parameter(
                name,
                true,
                value -> List.of(choices).contains(value)
                        ? Optional.empty()
                        : Optional.of("value '" + value + "' does not have a value in the enumeration '"
                                + String.join(", ", choices) + "'"));
    }

    private static Optional<String> nodeName(String value) {
        return NODE.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("invalid format - value does not look like a valid node name\n");
    }

    private static Optional<String> integer(String value, long minimum, long maximum) {
        if (!INTEGER.matcher(value).matches() || value.length() > 18) {
            return wrongType("integer", value);
        }
        long number = Long.parseLong(value);
        if (number < minimum) {
            return Optional.of("value must have a minimum value of " + minimum);
        }
        return number > maximum ? Optional.of("value must have a maximum value of " + maximum) : Optional.empty();
    }

    private static Optional<String> wrongType(String type, String value) {
        return Optional.of("type check ('" + type + "') failed - got '" + value + "'");
    }
}
