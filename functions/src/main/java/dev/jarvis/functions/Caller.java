package dev.jarvis.functions;

import dev.jarvis.access.ClientAddress;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Whose request it is, for the limits. Immutable. */
@Singleton
final class Caller {

    private static final String GONE = "gone";

    private final ClientAddress addresses;

    Caller(ClientAddress addresses) {
        this.addresses = addresses;
    }

    String addressOf(HttpRequest<?> request) {
        return addresses.of(peer(request), forwardedFor(request));
    }

    /** A connection that has ended already has no other end. */
    private static String peer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getRemoteAddress())
                .map(InetSocketAddress::getAddress)
                .map(address -> address.getHostAddress())
                .orElse(GONE);
    }

    /** All lines of the header as one: a proxy may add a line of its own below what the client had forged. */
    private static Optional<String> forwardedFor(HttpRequest<?> request) {
        return Optional.of(String.join(",", request.getHeaders().getAll("X-Forwarded-For")))
                .filter(addresses -> !addresses.isEmpty());
    }
}
