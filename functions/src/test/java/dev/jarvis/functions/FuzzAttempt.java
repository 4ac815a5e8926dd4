package dev.jarvis.functions;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One request of the fuzzer, and what must come of it.
 *
 * @param kind what was done to the request, for whoever reads the report
 */
@SuppressWarnings("ArrayRecordComponent")
record FuzzAttempt(
        String kind,
        ApiCall call,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        Expected expected) {

    private static final int SHOWN = 250;

    /** What must come of a request, besides that any answer must be a described one. */
    sealed interface Expected {

        /** All of it fits the description, so it may not be refused as senseless. */
        record Sense() implements Expected {}

        /** Refused with one status, and where a name is given, with a detail that names it. */
        record Refused(int status, Optional<String> named) implements Expected {}

        /** Whatever is described. */
        record Described() implements Expected {}
    }

    static Expected refused(int status) {
        return new Expected.Refused(status, Optional.empty());
    }

    static Expected refusedFor(String name) {
        return new Expected.Refused(400, Optional.of(name));
    }

    /** The request as it goes over the wire, on a connection of its own. */
    byte[] bytes(int port) {
        var head = (method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n"
                        + lines() + (body.length > 0 ? "Content-Length: " + body.length + "\r\n" : "") + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private String lines() {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    @Override
    public String toString() {
        var text = kind + ": " + method + " " + shown(target) + " " + shown(lines().replace("\r\n", "; ")) + " "
                + new String(body, StandardCharsets.UTF_8);
        return text.length() > 3 * SHOWN ? text.substring(0, 3 * SHOWN) + "…" : text;
    }
}
