package dev.jarvis.simulator.http;

import java.util.Map;
import java.util.Optional;

/**
 * One request as it came in.
 *
 * @param path the path before the question mark, still percent-encoded
 * @param query what follows the question mark, empty without one
 * @param headers names in lower case; the first value of each
 */
public record HttpCall(String method, String path, String query, Map<String, String> headers, String body) {

    /** Keeps the headers as they are now. */
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** The first value of a header, by its lower-case name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
