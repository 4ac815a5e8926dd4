package dev.jarvis.ssh;

import java.util.Locale;

/**
 * Where an SSH server listens.
 *
 * @param host DNS name or IP address, lower case; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record SshAddress(String host, int port) {

    /** Where sshd listens unless told otherwise. */
    public static final int DEFAULT_PORT = 22;

    private static final int GREATEST_PORT = 65_535;

    public SshAddress {
        host = host.toLowerCase(Locale.ROOT);
        if (host.isEmpty() || !host.chars().allMatch(SshAddress::isAllowed) || host.startsWith("-")) {
            throw new IllegalArgumentException("a host is a DNS name or an IP address, was \"" + host + "\"");
        }
        if (port < 1 || port > GREATEST_PORT) {
            throw new IllegalArgumentException("a port must be 1.." + GREATEST_PORT + ", was " + port);
        }
    }

    /**
     * Reads {@code host}, {@code host:port}, {@code ipv6}, {@code [ipv6]} or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException with the value and what was expected
     */
    public static SshAddress parse(String written) {
        var text = written.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) {
                throw new IllegalArgumentException("an IPv6 address ends with ], was \"" + text + "\"");
            }
            return new SshAddress(text.substring(1, end), port(text, text.substring(end + 1)));
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && colon == text.lastIndexOf(':')) {
            return new SshAddress(text.substring(0, colon), port(text, text.substring(colon)));
        }
        return new SshAddress(text, DEFAULT_PORT);
    }

    /** As it stands in a known-hosts file: {@code host}, or {@code [host]:port} for another port than 22. */
    String asKnownHost() {
        return port == DEFAULT_PORT ? host : "[" + host + "]:" + port;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    private static int port(String text, String rest) {
        if (rest.isEmpty()) {
            return DEFAULT_PORT;
        }
        try {
            if (rest.startsWith(":")) {
                return Integer.parseInt(rest.substring(1));
            }
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(
                    "a port must be 1.." + GREATEST_PORT + ", was \"" + text + "\"", malformed);
        }
        throw new IllegalArgumentException("an address is host[:port], was \"" + text + "\"");
    }

    private static boolean isAllowed(int character) {
        return character < 128 && (Character.isLetterOrDigit(character) || ".-_:%".indexOf(character) >= 0);
    }
}
