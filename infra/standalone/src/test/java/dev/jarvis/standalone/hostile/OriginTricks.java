package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Random;

/** Pages of somebody else's, in a browser that sends the owner's cookie along: nothing of his may be answered. */
record OriginTricks(Known known) implements Tricks {

    private static final List<String> FOREIGN = List.of(
            "http://evil.example",
            "null",
            "http://127.0.0.1:1",
            "http://127.0.0.1",
            "https://127.0.0.1.evil.example",
            "::::",
            "http://evil.example, http://127.0.0.1",
            "file://",
            "\u00e9",
            "http://[::1]",
            "http://user@evil.example");

    @Override
    public Attempt next(Random random) {
        var path = Known.one(Known.PROTECTED, random);
        var cookie = "Cookie: jarvis_session=" + known.token() + "\r\n";
        var origin = "Origin: " + Known.one(FOREIGN, random) + "\r\n";
        return switch (random.nextInt(4)) {
            case 0 ->
                attempt(
                        "foreign write",
                        known.head(random, "POST", "/api/auth/logout") + cookie + origin + "Content-Length: 0\r\n");
            case 1 ->
                attempt(
                        "foreign WebSocket",
                        "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + known.port()
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + cookie + origin);
            case 2 ->
                attempt(
                        "foreign question",
                        known.head(random, "OPTIONS", path) + origin + "Access-Control-Request-Method: GET\r\n");
            default -> attempt("foreign read", known.head(random, "GET", path) + cookie + origin);
        };
    }

    private static Attempt attempt(String trick, String head) {
        return Attempt.stranger(trick, Bytes.of(head + "\r\n" + Known.farewell()));
    }
}
