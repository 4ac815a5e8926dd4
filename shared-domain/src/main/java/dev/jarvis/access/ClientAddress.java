package dev.jarvis.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose request it is, for limits: the connection's other end, or whom a trusted proxy names. Immutable. */
@Singleton
public final class ClientAddress {

    /** The header in which a proxy names whom it asks for. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String GONE = "gone";

    private final Set<String> proxies;

    @Inject
    public ClientAddress(AccessSettings settings) {
        this.proxies = settings.proxies();
    }

    /**
     * The address to count against.
     *
     * @param remote the connection's other end; a connection that has ended already has none
     * @param forwardedFor every line of the header X-Forwarded-For: a proxy may add one of its own below what the client
     *     had forged
     */
    public String of(@Nullable InetSocketAddress remote, List<String> forwardedFor) {
        var peer = Optional.ofNullable(remote)
                .map(InetSocketAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse(GONE);
        return of(peer, Optional.of(String.join(",", forwardedFor)));
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
