package dev.jarvis.proxmox;

import java.util.Locale;

/**
 * One address of the cluster's API, as the user wrote it in {@code PROXMOX_NODES}.
 *
 * @param name DNS name or IP address, lower case; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ProxmoxHost(String name, int port) {

    /** Where pveproxy listens unless told otherwise. */
    public static final int DEFAULT_PORT = 8006;

    public ProxmoxHost {
        name = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !name.chars().allMatch(ProxmoxHost::isAllowed)) {
            throw new IllegalArgumentException("a host is a DNS name or an IP address, was \"" + name + "\"");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port must be 1..65535, was " + port);
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code [ipv6]} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException with the value and what was expected
     */
    public static ProxmoxHost parse(String written) {
        var text = written.strip();
        if (text.contains("/")) {
            throw new IllegalArgumentException(
                    "a host is written host[:port], without https:// or a path, was \"" + text + "\"");
        }
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("an IPv6 address ends with ], was \"" + text + "\"");
            }
            return new ProxmoxHost(text.substring(1, end), port(text, text.substring(end + 1)));
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && colon == text.lastIndexOf(':')) {
            return new ProxmoxHost(text.substring(0, colon), port(text, text.substring(colon)));
        }
        return new ProxmoxHost(text, DEFAULT_PORT);
    }

    /** {@code host:port}, the name under which this host is remembered and shown. */
    public String key() {
        return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    @Override
    public String toString() {
        return key();
    }

    private static int port(String text, String rest) {
        if (rest.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            return Integer.parseInt(rest.substring(1));
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("a port must be 1..65535, was \"" + text + "\"", malformed);
        }
    }

    private static boolean isAllowed(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || ".-_:%".indexOf(character) >= 0);
    }
}
