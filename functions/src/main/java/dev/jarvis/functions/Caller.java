package dev.jarvis.functions;

import dev.jarvis.access.ClientAddress;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Whose request it is, for the limits. Immutable. */
@Singleton
final class Caller {

    private final ClientAddress addresses;

    Caller(ClientAddress addresses) {
        this.addresses = addresses;
    }

    String addressOf(HttpRequest<?> request) {
        return addresses.of(request.getRemoteAddress(), request.getHeaders().getAll(ClientAddress.FORWARDED_FOR));
    }
}
