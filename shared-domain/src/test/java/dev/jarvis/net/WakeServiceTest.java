package dev.jarvis.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.InvalidSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WakeServiceTest {

    private static final NodeName PVE2 = new NodeName("pve2");
    private static final MacAddress CARD = new MacAddress("0a:1b:2c:3d:4e:5f");

    private final BlockingQueue<List<String>> calls = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void answers(int status, String body) {
        server.createContext("/wake", exchange -> {
            note(exchange);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private void note(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        calls.add(List.of(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                String.valueOf(headers.getFirst("Content-Type")),
                String.valueOf(headers.getFirst("Authorization"))));
    }

    private WakeResult wake(Optional<String> token) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/wake");
        return new WakeService(address, token, Duration.ofSeconds(2)).wake(PVE2, CARD);
    }

    @Test
    void service_isToldWhichNode() throws InterruptedException {
        answers(202, "{\"ok\": true}");
        assertInstanceOf(WakeResult.Ordered.class, wake(Optional.of("s3cret")));
        assertEquals(
                List.of(
                        "POST /wake",
                        "{\"mac\": \"0a:1b:2c:3d:4e:5f\", \"node\": \"pve2\"}",
                        "application/json",
                        "Bearer s3cret"),
                calls.take());
    }

    @Test
    void serviceWithoutAnswerBody_isEnough() {
        answers(204, "");
        assertInstanceOf(WakeResult.Ordered.class, wake(Optional.empty()));
        assertEquals("null", calls.remove().getLast());
    }

    @Test
    void refusals_areShownAndBounded() {
        answers(503, "no such network\n" + "x".repeat(5000));
        var failed = assertInstanceOf(WakeResult.Failed.class, wake(Optional.empty()));
        assertTrue(failed.retryable());
        assertTrue(failed.text().contains("answered 503: no such network"), failed.text());
        assertTrue(failed.text().length() < 700);
    }

    @Test
    void whatTheServiceSays_cannotMoveACursor() {
        answers(500, "no\u001b[2J\u202eway");
        var failed = assertInstanceOf(WakeResult.Failed.class, wake(Optional.empty()));
        assertTrue(failed.text().contains("answered 500: no\uFFFD[2J\uFFFDway"), failed.text());
    }

    @Test
    void wrongToken_saysWhatToCheck_andNotTheToken() {
        answers(401, "who are you");
        var failed = assertInstanceOf(WakeResult.Failed.class, wake(Optional.of("s3cret")));
        assertFalse(failed.retryable());
        assertTrue(failed.text().contains("WOL_API_TOKEN"), failed.text());
        assertFalse(failed.text().contains("s3cret"), failed.text());
    }

    @Test
    void redirect_isNotFollowed() {
        answers(307, "elsewhere");
        assertInstanceOf(WakeResult.Failed.class, wake(Optional.of("s3cret")));
        assertEquals(1, calls.size());
    }

    @Test
    void silentService_isGivenUp() {
        server.createContext("/wake", exchange -> {
            note(exchange);
            awaitTheEnd();
            exchange.close();
        });
        var failed = assertInstanceOf(WakeResult.Failed.class, wake(Optional.empty()));
        assertTrue(failed.text().contains("2000 ms"), failed.text());
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void absentService_isSaid() {
        var address = URI.create("http://127.0.0.1:1/wake");
        var failed = new WakeService(address, Optional.empty(), Duration.ofSeconds(5)).wake(PVE2, CARD);
        assertTrue(failed.text().contains("cannot be reached"), failed.text());
    }

    @Test
    void httpsWithoutTrust_isRefused() {
        var address = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/wake");
        assertInstanceOf(
                WakeResult.Failed.class,
                new WakeService(address, Optional.empty(), Duration.ofSeconds(5)).wake(PVE2, CARD));
        assertEquals(0, calls.size());
    }

    @Test
    void secretsInOrBesideTheAddress_areRefused() {
        for (var written : List.of("https://u:p@host/wake", "https://host/wake?token=abc", "ftp://host/", "host")) {
            var refused = assertThrows(
                    InvalidSetting.class,
                    () -> new WakeSettings(Map.of(), 9, Optional.of(URI.create(written)), Optional.empty()),
                    written);
            assertFalse(String.valueOf(refused.getMessage()).contains("abc"));
        }
        assertThrows(
                InvalidSetting.class,
                () -> new WakeSettings(
                        Map.of(), 9, Optional.of(URI.create("http://10.0.0.1/wake")), Optional.of("s3cret")));
        var kept = new WakeSettings(Map.of(), 9, Optional.of(URI.create("https://host/wake")), Optional.of("s3cret"));
        assertFalse(kept.toString().contains("s3cret"));
    }

    @Test
    void settings_readNodesAndCards() {
        var settings = new WakeProperties(
                        Optional.of("pve1=0a:1b:2c:3d:4e:5f, pve2=0A1B.2C3D.4E60"),
                        Optional.of("7"),
                        Optional.of(""),
                        Optional.empty())
                .settings();
        assertEquals(new MacAddress("0a1b2c3d4e60"), settings.cards().get(PVE2));
        assertEquals(7, settings.port());
        for (var wrong : List.of("pve1", "pve1=zz", "=0a:1b:2c:3d:4e:5f", "a=0a1b2c3d4e60,a=0a1b2c3d4e60")) {
            assertThrows(
                    InvalidSetting.class,
                    () -> new WakeProperties(Optional.of(wrong), Optional.empty(), Optional.empty(), Optional.empty()),
                    wrong);
        }
    }
}
