package dev.jarvis.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Whose request it is, for limits: the connection's other end, or whom a trusted proxy names. Immutable. */
@Singleton
public final class ClientAddress {

    private final Set<String> proxies;

    @Inject
    public ClientAddress(AccessSettings settings) {
        this.proxies = settings.proxies();
    }

    /**
     * The address to count against.
     *
     * @param peer the connection's other end
     * @param forwardedFor the header X-Forwarded-For; its last entry is the one that our own proxy wrote
     */
    public String of(String peer, Optional<String> forwardedFor) {
        if (!proxies.contains(peer)) {
            return peer;
        }
        return forwardedFor
                .map(header -> header.substring(header.lastIndexOf(',') + 1).strip())
                .filter(address -> !address.isEmpty())
                .orElse(peer);
    }
}
