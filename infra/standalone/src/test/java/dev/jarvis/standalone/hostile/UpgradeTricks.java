package dev.jarvis.standalone.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Upgrades to a WebSocket with one thing wrong, or more. */
record UpgradeTricks(Known known) implements Tricks {

    private static final List<List<String>> HEADERS = List.of(
            List.of(
                    "Upgrade: websocket",
                    "",
                    "Upgrade: h2c",
                    "Upgrade: websocket, h2c",
                    "Upgrade:",
                    "Upgrade: WEBSOCKET\r\nUpgrade: x"),
            List.of(
                    "Connection: Upgrade",
                    "",
                    "Connection: close",
                    "Connection: keep-alive",
                    "Connection: close, Upgrade"),
            List.of(
                    "Sec-WebSocket-Version: 13",
                    "",
                    "Sec-WebSocket-Version: 8",
                    "Sec-WebSocket-Version: 0",
                    "Sec-WebSocket-Version: 7",
                    "Sec-WebSocket-Version: 99999999999",
                    "Sec-WebSocket-Version: x",
                    "Sec-WebSocket-Version: 13, 8"),
            List.of(
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    "Sec-WebSocket-Key: short",
                    "Sec-WebSocket-Key: ====",
                    "Sec-WebSocket-Key: " + "A".repeat(4_000),
                    "Sec-WebSocket-Key: a\r\nSec-WebSocket-Key: b"),
            List.of(
                    "Sec-WebSocket-Protocol: jarvis",
                    "",
                    "Sec-WebSocket-Protocol: other",
                    "Sec-WebSocket-Protocol: ,,,,",
                    "Sec-WebSocket-Protocol: bearer.",
                    "Sec-WebSocket-Protocol: jarvis, jarvis, bearer.x.y.z",
                    "Sec-WebSocket-Protocol: " + "x,".repeat(2_000)),
            List.of(
                    "Sec-WebSocket-Extensions: permessage-deflate",
                    "",
                    "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99",
                    "Sec-WebSocket-Extensions: ;;;,,,=",
                    "Sec-WebSocket-Extensions: x-webkit-deflate-frame",
                    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits; client_max_window_bits=\"8"));

    private static final List<String> DOORS = List.of(
            "/ws",
            "/ws/cluster",
            "/ws/events",
            "/ws/none",
            "/ws/",
            "/ws//",
            "/ws/%00",
            "/ws/a/b",
            "/ws?x=1",
            "/WS",
            "/api/cluster/status",
            "/");

    @Override
    public Attempt next(Random random) {
        boolean loggedIn = random.nextInt(4) != 0;
        var wrong = 1 + random.nextInt(2);
        var lines = new ArrayList<String>();
        lines.add((random.nextInt(10) == 0 ? "POST " : "GET ") + Known.one(DOORS, random) + " HTTP/1."
                + (random.nextInt(10) == 0 ? 0 : 1));
        lines.add("Host: 127.0.0.1:" + known.port());
        lines.add("X-Forwarded-For: 10.9." + random.nextInt(256) + "." + random.nextInt(256));
        for (var choices : HEADERS) {
            boolean spoiled = random.nextInt(HEADERS.size()) < wrong;
            var line = spoiled ? Known.one(choices, random) : choices.getFirst();
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        if (loggedIn) {
            lines.add("Authorization: Bearer " + known.token());
        }
        return new Attempt(
                "upgrade", Bytes.of(String.join("\r\n", lines) + "\r\n\r\n" + Known.farewell()), loggedIn, false);
    }
}
