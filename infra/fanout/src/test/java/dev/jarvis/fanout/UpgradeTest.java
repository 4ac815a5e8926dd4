package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Transactions;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeTest {

    @TempDir
    static Path folder;

    static RunningFanout server;

    @BeforeAll
    static void start() {
        server = RunningFanout.in(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void login_comesByCookieHeaderOrSubProtocol() {
        var token = server.token();
        for (var builder : new WebSocket.Builder[] {
            server.builder().header("Cookie", "jarvis_session=" + token),
            server.builder().header("Authorization", "Bearer " + token),
            server.builder().subprotocols("jarvis", "bearer." + token)
        }) {
            try (var client = server.connect(builder, "/ws")) {
                client.send(Client.HELLO);
                client.await("snapshot");
                assertFalse(client.socket().getSubprotocol().contains("bearer"));
            }
        }
    }

    @Test
    void subProtocol_isAnsweredWithoutTheToken() {
        try (var client = server.connect(server.builder().subprotocols("jarvis", "bearer." + server.token()), "/ws")) {
            assertEquals("jarvis", client.socket().getSubprotocol());
        }
    }

    @Test
    void withoutALogin_is401() {
        var claims = "{\"sub\":\"owner\",\"roles\":[\"admin\"],\"epoch\":1,\"exp\":"
                + Instant.now().plusSeconds(600).getEpochSecond() + "}";
        var unsigned = encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".";
        assertEquals(401, server.refusal(server.builder(), "/ws"));
        assertEquals(401, server.refusal(server.builder(), "/ws/events"));
        assertEquals(401, server.refusal(server.builder().header("Authorization", "Bearer " + unsigned), "/ws"));
        assertEquals(401, server.refusal(server.builder().subprotocols("jarvis", "bearer." + unsigned), "/ws"));
        assertEquals(401, server.refusal(server.builder().header("Cookie", "jarvis_session=" + unsigned), "/ws"));
        var tampered = server.token() + "x";
        assertEquals(401, server.refusal(server.builder().header("Authorization", "Bearer " + tampered), "/ws"));
    }

    @Test
    void foreignPage_is403() {
        var own = "http://127.0.0.1:" + server.port();
        for (var origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1", "nonsense"}) {
            assertEquals(
                    403,
                    server.refusal(
                            server.builder()
                                    .header("Origin", origin)
                                    .header("Cookie", "jarvis_session=" + server.token()),
                            "/ws"),
                    origin);
        }
        assertEquals(
                101,
                server.refusal(
                        server.builder().header("Origin", own).header("Authorization", "Bearer " + server.token()),
                        "/ws"));
    }

    @Test
    void endOfTheLogin_closesTheConnection() {
        try (var client = server.connect(
                server.builder().header("Authorization", "Bearer " + server.token(Duration.ofSeconds(2))), "/ws")) {
            client.send(Client.HELLO);
            client.await("snapshot");
            client.closesWith(4001);
        }
    }

    @Test
    void endOfAllLogins_closesThoseOfAnEarlierEpoch_greetedOrNot(@TempDir Path other) {
        try (var raised = RunningFanout.in(other)) {
            try (var greeted = raised.live();
                    var ungreeted = raised.connect("/ws")) {
                raised.context()
                        .getBean(Transactions.class)
                        .run(connection -> new StoredSettings().put(connection, "session_epoch", "2"));
                greeted.closesWith(4001);
                ungreeted.closesWith(4001);
            }
            assertEquals(
                    401, raised.refusal(raised.builder().header("Authorization", "Bearer " + raised.token()), "/ws"));
            var newLogin = "Bearer " + raised.token(Duration.ofHours(1), 2);
            try (var client = raised.connect(raised.builder().header("Authorization", newLogin), "/ws")) {
                client.send(Client.HELLO);
                client.await("snapshot");
                raised.seed().event("goes on");
                assertEquals("goes on", client.nextEvent());
            }
        }
    }

    @Test
    void whenAllPlacesAreTaken_theUpgradeIs503_untilOneIsFree(@TempDir Path other) {
        try (var small =
                RunningFanout.with(other.resolve("jarvis.db"), Map.of("JARVIS_FANOUT_MOST_CONNECTIONS", "2"))) {
            var login = small.builder().header("Authorization", "Bearer " + small.token());
            for (int index = 0; index < 5; index++) {
                assertEquals(401, small.refusal(small.builder(), "/ws"), "who may not come in takes no place");
            }
            try (var first = small.live();
                    var second = small.live()) {
                assertEquals(503, small.refusal(login, "/ws"));
                small.seed().event("for two");
                assertEquals("for two", first.nextEvent());
                assertEquals("for two", second.nextEvent());
            }
            RunningFanout.until("places are free", () -> small.connections().size() == 0);
            small.live().close();
        }
    }

    @Test
    void oneAddress_hasItsShareAndNoMore(@TempDir Path other) {
        try (var shared = RunningFanout.with(
                other.resolve("jarvis.db"),
                Map.of("JARVIS_FANOUT_MOST_PER_ADDRESS", "1", "JARVIS_TRUSTED_PROXIES", "127.0.0.1"))) {
            var token = "Bearer " + shared.token();
            try (var _ = shared.connect(login(shared, token, "10.0.0.1"), "/ws")) {
                assertEquals(429, shared.refusal(login(shared, token, "10.0.0.1"), "/ws"));
                shared.connect(login(shared, token, "10.0.0.2"), "/ws").close();
            }
            RunningFanout.until("places are free", () -> shared.connections().size() == 0);
            shared.connect(login(shared, token, "10.0.0.1"), "/ws").close();
        }
    }

    private static WebSocket.Builder login(RunningFanout server, String token, String address) {
        return server.builder().header("Authorization", token).header("X-Forwarded-For", address);
    }

    /** Every browser offers it; a frame would be compressed again for each client. */
    @Test
    void compression_isNotNegotiated() {
        try (var raw = new RawClient(
                server.port(),
                server.token(),
                1 << 16,
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            var head = raw.readHead();
            assertTrue(head.startsWith("HTTP/1.1 101"), head);
            assertFalse(head.toLowerCase(Locale.ROOT).contains("sec-websocket-extensions"), head);
        }
    }

    @Test
    void unusableDatabase_is503_andRecovers(@TempDir Path other) throws IOException {
        var inTheWay = Files.writeString(other.resolve("data"), "a file where the folder should be");
        try (var degraded = RunningFanout.with(inTheWay.resolve("jarvis.db"), Map.of())) {
            var login = degraded.builder().header("Authorization", "Bearer " + degraded.token());
            assertEquals(503, degraded.refusal(login, "/ws"));
            Files.delete(inTheWay);
            try (var client = degraded.live()) {
                degraded.seed().event("recovered");
                assertEquals("recovered", client.nextEvent());
            }
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
