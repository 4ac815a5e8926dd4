package dev.jarvis.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Whether a request comes from a page of ours. Cookies know no ports, and many services share a home server's name, so a
 * cookie alone proves nothing about the page that sent it.
 */
public final class Origins {

    private Origins() {}

    /**
     * Compares the header {@code Origin} with the header {@code Host}.
     *
     * @return true when both name the same host and port, or when there is no origin, as from a program
     */
    public static boolean isOurs(Optional<String> origin, Optional<String> host) {
        return origin.isEmpty()
                || host.flatMap(ours -> authority(origin.get()).map(ours::equalsIgnoreCase))
                        .orElse(false);
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getRawAuthority());
        } catch (URISyntaxException senseless) {
            return Optional.empty();
        }
    }
}
