package dev.jarvis.fanout;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/** Finds a login among the sub-protocols {@code jarvis, bearer.TOKEN}: programs in a browser can set no header. */
@Singleton
final class SubProtocolToken implements TokenReader<HttpRequest<?>> {

    private static final String PREFIX = "bearer.";

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return request.getHeaders().getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(PREFIX))
                .map(protocol -> protocol.substring(PREFIX.length()))
                .findFirst();
    }
}
