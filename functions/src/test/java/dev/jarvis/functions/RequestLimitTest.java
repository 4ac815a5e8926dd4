package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two requests a second, twenty at once; the clock stands still, so that each is counted exactly. */
class RequestLimitTest {

    private static final int BURST = 20;

    @TempDir
    static Path folder;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.with(
                folder.resolve("jarvis.db"),
                Map.of("JARVIS_ACCESS_REQUESTS_PER_SECOND", "2", "JARVIS_TRUSTED_PROXIES", "127.0.0.1"));
        server.clock().stop();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void oneTooMany_waitsAsLongAsItIsTold_othersDoNot() {
        for (int index = 0; index < BURST; index++) {
            assertEquals(200, from("192.0.2.1", "/api/health").status());
        }
        var refused = from("192.0.2.1", "/api/health");
        Expect.problem(refused, 429, "rate_limited");
        Expect.securityHeaders(refused);
        assertEquals("1", refused.header("Retry-After"));
        assertEquals("true", refused.text("retryable"));
        assertEquals("more than 2 requests a second from 192.0.2.1: try again in 1 s", refused.text("detail"));
        assertEquals(200, from("192.0.2.2", "/api/health").status());

        server.clock().advance(Duration.ofSeconds(1));
        assertEquals(200, from("192.0.2.1", "/api/health").status());
        assertEquals(200, from("192.0.2.1", "/api/health").status());
        assertEquals(429, from("192.0.2.1", "/api/health").status());
    }

    @Test
    void everyPathAndMethod_isCounted() {
        for (int index = 0; index < BURST; index++) {
            from("192.0.2.3", "/nothing/here");
        }
        for (var path : new String[] {"/", "/assets/none.js", "/api/nodes", "/api/moon", "/ws", "/api/auth/me"}) {
            Expect.problem(from("192.0.2.3", path), 429, "rate_limited");
        }
        for (var method : new String[] {"PUT", "DELETE", "OPTIONS", "PATCH"}) {
            var request = server.to("/api/auth/login")
                    .header("X-Forwarded-For", "192.0.2.3")
                    .method(method, BodyPublishers.noBody());
            assertEquals(429, server.send(request).status(), method);
        }
    }

    @Test
    void forgedAddress_isNotCounted_theProxysOwnIs() {
        for (int index = 0; index < BURST; index++) {
            assertTrue(from("203.0.113." + index + ", 192.0.2.4", "/api/health").status() == 200);
        }
        assertEquals(429, from("203.0.113.99, 192.0.2.4", "/api/health").status());
    }

    private static RunningServer.Answer from(String address, String path) {
        return server.send(server.to(path).header("X-Forwarded-For", address));
    }
}
