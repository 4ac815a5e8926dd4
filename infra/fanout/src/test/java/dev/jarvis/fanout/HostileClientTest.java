package dev.jarvis.fanout;

import static dev.jarvis.fanout.Client.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientTest {

    @TempDir
    Path folder;

    RunningFanout server;

    @BeforeEach
    void start() {
        server = RunningFanout.in(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "[]",
                "7",
                "null",
                "\"hello\"",
                "",
                "{}",
                "{\"type\":7}",
                "{\"type\":\"chat\"}",
                "{\"type\":\"hello\",\"payload\":7}",
                "{\"type\":\"hello\",\"payload\":{\"after\":-1}}",
                "{\"type\":\"hello\",\"payload\":{\"after\":1.5}}",
                "{\"type\":\"hello\",\"payload\":{\"after\":1e99}}",
                "{\"type\":\"hello\",\"payload\":{\"after\":\"1\"}}",
                "{\"type\":\"hello\",\"payload\":{\"epoch\":1}}",
                "{\"type\":\"hello\",\"payload\":{\"after\":99999999999999999999999}}",
                "{\"type\":\"hello\",\"payload\":{\"channels\":\"events\"}}",
                "{\"type\":\"hello\",\"payload\":{\"channels\":[{}]}}"
            })
    void senselessFrame_isExplained_theSecondCloses(String frame) {
        try (var client = server.connect("/ws")) {
            client.send(frame);
            var error = client.next();
            assertEquals("error", text(error, "type"));
            assertEquals("senseless_frame", text(error, "payload.code"));
            client.send(frame);
            client.closesWith(1008);
        }
    }

    @Test
    void deepFrame_isSenseless() {
        try (var client = server.connect("/ws")) {
            client.send("[".repeat(16_000));
            assertEquals("error", text(client.next(), "type"));
            client.send("{\"a\":".repeat(3_000));
            client.closesWith(1008);
        }
    }

    @Test
    void secondHello_isSenseless_butTheStreamGoesOn() {
        try (var client = server.live()) {
            client.send(Client.HELLO);
            assertTrue(text(client.await("error"), "payload.detail").contains("greeted already"));
            server.seed().event("still here");
            assertEquals("still here", client.nextEvent());
            client.send(Client.HELLO);
            client.closesWith(1008);
        }
    }

    /** The endpoint opens on another thread than the one that hears frames: a quick hello was once lost. */
    @Test
    void helloRightAfterTheUpgrade_isHeard() {
        var greeted = new ArrayList<RawClient>();
        for (int index = 1; index <= 150; index++) {
            var raw = new RawClient(server.port(), server.token(), 1 << 16, "");
            greeted.add(raw);
            raw.readHead();
            raw.sendText(Client.HELLO);
            int all = index;
            RunningFanout.until(all + " are there", () -> server.hub().size() == all);
        }
        greeted.forEach(RawClient::close);
    }

    @Test
    void bytes_areSenseless() {
        try (var client = server.connect("/ws")) {
            var hello = ByteBuffer.wrap(Client.HELLO.getBytes(StandardCharsets.UTF_8));
            client.socket().sendBinary(hello.duplicate(), true).join();
            assertEquals("error", text(client.next(), "type"));
            client.socket().sendBinary(hello.duplicate(), true).join();
            client.closesWith(1008);
        }
    }

    @Test
    void largeFrame_closesWith1009() {
        try (var client = server.connect("/ws")) {
            client.send("{\"type\":\"hello\",\"x\":\"" + "x".repeat(20_000) + "\"}");
            client.closesWith(1009);
        }
    }

    @Test
    void endlessFragments_closeWith1009() {
        try (var raw = new RawClient(server.port(), server.token(), 1 << 16, "")) {
            raw.readHead();
            raw.send(RawClient.TEXT, new byte[1_000]);
            for (int index = 0; index < 16; index++) {
                raw.send(RawClient.CONTINUATION, new byte[1_000]);
            }
            assertEquals(1009, raw.readUntilClose());
        }
    }

    @Test
    void fewFragments_areOneMessage() {
        try (var client = server.connect("/ws")) {
            client.socket().sendText("{\"type\":", false).join();
            client.socket().sendText("\"hello\"}", true).join();
            client.await("snapshot");
        }
    }

    @Test
    void whoNeverGreets_isClosed(@TempDir Path other) {
        try (var impatient =
                        RunningFanout.with(other.resolve("jarvis.db"), Map.of("JARVIS_FANOUT_GREET_WITHIN", "200ms"));
                var client = impatient.connect("/ws")) {
            client.closesWith(1008);
        }
    }

    @Test
    void whoNeverAnswersAPing_isGivenUp(@TempDir Path other) {
        try (var impatient =
                        RunningFanout.with(other.resolve("jarvis.db"), Map.of("JARVIS_FANOUT_PING_EVERY", "100ms"));
                var present = impatient.live();
                var raw = new RawClient(impatient.port(), impatient.token(), 1 << 16, "")) {
            raw.readHead();
            raw.sendText(Client.HELLO);
            assertEquals(0, raw.readUntilClose());
            RunningFanout.until(
                    "the dead client is forgotten", () -> impatient.hub().size() == 1);
            impatient.seed().event("for the living");
            assertEquals("for the living", present.nextEvent());
        }
    }

    @Test
    void clientsThatComeAndGo_leaveNothingBehind() {
        for (int round = 0; round < 5; round++) {
            var gone = new ArrayList<RawClient>();
            for (int index = 0; index < 10; index++) {
                var raw = new RawClient(server.port(), server.token(), 1 << 16, "");
                raw.readHead();
                raw.sendText(Client.HELLO);
                gone.add(raw);
            }
            gone.forEach(RawClient::close);
        }
        try (var client = server.live()) {
            RunningFanout.until("only one is left", () -> server.hub().size() == 1);
            client.socket().sendClose(1000, "done").join();
            client.closesWith(1000);
        }
        RunningFanout.until("none is left", () -> server.hub().size() == 0);
    }

    @Test
    void whoNeverReads_isClosedAsTooSlow_andCostsNobodyElseAnything() {
        try (var raw = new RawClient(server.port(), server.token(), 4_096, "");
                var client = server.live()) {
            raw.readHead();
            raw.sendText(Client.HELLO);
            RunningFanout.until("both are there", () -> server.hub().size() == 2);
            var large = "x".repeat(50_000);
            int sent = 0;
            while (server.hub().size() == 2 && sent < 600) {
                server.seed().event(large);
                assertTrue(client.nextEvent().startsWith("xxx"));
                sent++;
            }
            assertEquals(4008, raw.readUntilClose());
            RunningFanout.until("the slow one is gone", () -> server.hub().size() == 1);
            server.seed().event("on we go");
            assertEquals("on we go", client.nextEvent());
        }
    }

    @Test
    void whoNeverReadsWhatItMissed_isClosedAsTooSlow(@TempDir Path other) {
        try (var hurried = RunningFanout.with(other.resolve("jarvis.db"), Map.of("JARVIS_FANOUT_PATIENCE", "1s"))) {
            var large = "x".repeat(100_000);
            for (int index = 0; index < 120; index++) {
                hurried.seed().event(large);
            }
            try (var raw = new RawClient(hurried.port(), hurried.token(), 4_096, "")) {
                raw.readHead();
                raw.sendText("{\"type\":\"hello\",\"payload\":{\"after\":0}}");
                RunningFanout.until("it is gone", () -> hurried.connections().size() == 0);
            }
            try (var raw = new RawClient(hurried.port(), hurried.token(), 4_096, "");
                    var client = hurried.live()) {
                raw.readHead();
                raw.sendText("{\"type\":\"hello\",\"payload\":{\"after\":0}}");
                RunningFanout.until("both are there", () -> hurried.hub().size() == 2);
                hurried.seed().event("for the living");
                assertEquals("for the living", client.nextEvent());
            }
        }
    }

    /** Each ping is answered, also before hello: the answers to one that never reads must not pile up. */
    @Test
    void whoAsksWithoutReading_isClosed() {
        try (var raw = new RawClient(server.port(), server.token(), 4_096, "")) {
            raw.readHead();
            int asked = 0;
            while (raw.sends(RawClient.FINAL | RawClient.PING, new byte[125]) && asked < 1_000_000) {
                asked++;
            }
            RunningFanout.until("it is gone", () -> server.connections().size() == 0);
        }
    }

    @Test
    void manyWhoNeverGreet_areClosed_andLeaveNothingBehind(@TempDir Path other) {
        try (var impatient =
                        RunningFanout.with(other.resolve("jarvis.db"), Map.of("JARVIS_FANOUT_GREET_WITHIN", "1s"));
                var client = impatient.live()) {
            var silent = new ArrayList<RawClient>();
            for (int index = 0; index < 200; index++) {
                silent.add(new RawClient(impatient.port(), impatient.token(), 1 << 16, ""));
            }
            for (var raw : silent) {
                raw.readHead();
                assertEquals(1008, raw.readUntilClose());
            }
            RunningFanout.until(
                    "only the one is left", () -> impatient.connections().size() == 1);
            impatient.seed().event("still here");
            assertEquals("still here", client.nextEvent());
            silent.forEach(RawClient::close);
        }
    }

    /** Who waits for its turn to be brought up to date holds no thread, and nobody else up. */
    @Test
    void catchUpsAreCapped_whoWaitsMissesNothing() throws Exception {
        var places = server.context().getBean(CatchUp.class).places();
        int all = places.availablePermits();
        try (var live = server.live()) {
            server.seed().event("before");
            assertEquals("before", live.nextEvent());
            places.acquire(all);
            try (var waiting = server.greet("{\"type\":\"hello\",\"payload\":{\"after\":0}}")) {
                RunningFanout.until("it waits", places::hasQueuedThreads);
                for (int index = 0; index < 300; index++) {
                    server.seed().event("meanwhile " + index);
                    assertEquals("meanwhile " + index, live.nextEvent());
                }
                places.release(all);
                assertEquals("before", waiting.nextEvent());
                for (int index = 0; index < 300; index++) {
                    assertEquals("meanwhile " + index, waiting.nextEvent());
                }
                server.seed().event("after");
                assertEquals("after", waiting.nextEvent());
            }
        }
    }

    @Test
    void whoSaysGoodbye_isAnsweredAndLetGo() {
        try (var raw = new RawClient(server.port(), server.token(), 1 << 16, "")) {
            raw.readHead();
            raw.sendText(Client.HELLO);
            RunningFanout.until("it is there", () -> server.hub().size() == 1);
            raw.send(RawClient.FINAL | RawClient.CLOSE, new byte[] {0x03, (byte) 0xe8});
            assertEquals(1000, raw.readUntilClose());
            assertTrue(raw.isAtEnd());
        }
        RunningFanout.until("it is forgotten", () -> server.hub().size() == 0);
    }

    @Test
    void whoSpeaksBeforeTheUpgradeIsAnswered_isClosed() {
        var early = "x".repeat(300);
        try (var raw = RawClient.saying(
                server.port(),
                upgrade("GET", "websocket", "13", "dGhlIHNhbXBsZSBub25jZQ==") + "Authorization: Bearer "
                        + server.token() + "\r\n\r\n" + early)) {
            raw.readHead();
            assertTrue(raw.isAtEnd());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, websocket, 13, dGhlIHNhbXBsZSBub25jZQ==, 400",
        "GET, 'websocket, h2c', 13, dGhlIHNhbXBsZSBub25jZQ==, 400",
        "GET, 'x\r\nUpgrade: websocket', 13, dGhlIHNhbXBsZSBub25jZQ==, 400",
        "GET, websocket, 13, short, 400",
        "GET, websocket, 13, '', 400",
        "GET, websocket, 8, dGhlIHNhbXBsZSBub25jZQ==, 426",
        "GET, websocket, '', dGhlIHNhbXBsZSBub25jZQ==, 426",
        "GET, websocket, nonsense, dGhlIHNhbXBsZSBub25jZQ==, 426"
    })
    void halfUpgrade_isRefused(String method, String upgrade, String version, String key, int status) {
        var request = upgrade(method, upgrade, version, key) + "Authorization: Bearer " + server.token() + "\r\n\r\n";
        try (var raw = RawClient.saying(server.port(), request)) {
            var head = raw.readHead();
            assertTrue(head.startsWith("HTTP/1.1 " + status), head);
        }
    }

    private static String upgrade(String method, String upgrade, String version, String key) {
        return method + " /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: " + upgrade
                + "\r\nSec-WebSocket-Version: " + version + "\r\nSec-WebSocket-Key: " + key + "\r\n";
    }
}
