package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.monitor.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {

    private static final int FUZZED = 600;

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
        server.seed().reading(Seed.smallCluster());
        server.seed().openIncident("pve1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void unknownPath_is404() {
        Expect.problem(server.get("/api/moon", token), 404, "not_found");
        Expect.problem(server.get("/api/moon"), 404, "not_found");
    }

    @Test
    void wrongMethod_is405() {
        var answer = server.post("/api/cluster/status", "application/json", "{}");
        Expect.problem(answer, 405, "method_not_allowed");
        assertTrue(answer.header("Allow").contains("GET"), answer.header("Allow"));
        Expect.problem(server.send(server.to("/api/auth/login").DELETE()), 405, "method_not_allowed");
    }

    @Test
    void everyAnswer_carriesTheSecurityHeaders() {
        for (var answer : List.of(
                server.send(server.to("/api/auth/me").header("Origin", "http://evil.example")),
                server.get("/api/health"),
                server.get("/api/cluster/status", token),
                server.get("/api/cluster/status"),
                server.get("/api/moon"),
                server.post("/api/nodes", "application/json", "{"),
                server.post("/api/auth/login", "application/json", "{"),
                server.get("/"))) {
            Expect.securityHeaders(answer);
        }
        assertEquals("no-store", server.get("/api/health").header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../etc/passwd",
                "/api/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/%00",
                "/api/%00",
                "/api/nodes/%00",
                "//api/auth/me",
                "/api//auth//me",
                "//",
                "/api/nodes/%zz",
                "/api/nodes/%",
                "/%ff%fe",
                "/api/nodes/%c0%ae",
                "/api/cluster/status?%zz=1",
                "/api/memory/events?limit=%",
                "/api/nodes/;x=1",
                "*",
                "/api/memory/events?node=%zz",
                "/api/health?=",
                "/api/health?&&&",
                "http://evil.example/api/auth/me",
                "/api/auth/me#x",
                "/api/auth/me\\..",
                "relative",
                "/api/nodes/a{b}",
                "/{",
                "/api/nodes/\u00e9",
                "/?a[]=1"
            })
    void trickyTarget_neverBreaks(String target) {
        for (var authorization : List.of("X-None: 1", "Authorization: Bearer " + token)) {
            var answer = RawHttp.get(server.port(), target, authorization);
            assertTrue(answer.startsWith("HTTP/1.1 "), answer);
            assertTrue(RawHttp.statusOf(answer) < 500, answer);
            Expect.nothingOfTheInside(answer);
            assertTrue(!answer.contains("root:"), answer);
        }
    }

    @Test
    void longUrl_isRefused() {
        for (int length : new int[] {4_000, 9_000}) {
            var answer = RawHttp.get(server.port(), "/api/nodes/" + "x".repeat(length));
            int status = RawHttp.statusOf(answer);
            assertTrue(status >= 400 && status < 500, answer);
            Expect.nothingOfTheInside(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/health\r\n\r\n",
                "\r\n\r\n",
                "GET / nonsense\r\nConnection: close\r\n\r\n",
                "BREW /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: -5\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: =;;=; jarvis_session; a\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Basic eA==\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: ::::\r\n\r\n",
                "GET /api/auth/me HTTP/1.1\r\nConnection: close\r\nAccept: nonsense\r\n\r\n",
                "GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: image/png\r\n\r\n"
            })
    void senselessRequest_neverBreaks(String request) {
        var answer = RawHttp.send(server.port(), request + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1."), answer);
        assertTrue(RawHttp.statusOf(answer) < 500, answer);
        Expect.nothingOfTheInside(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs", "/openapi.yml", "/api/health"})
    void methodInSmallLetters_isNoMethod(String path) {
        var answer = RawHttp.send(server.port(), "get " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertEquals(400, RawHttp.statusOf(answer), answer);
        assertTrue(answer.contains("methods are written in capitals: GET, was get"), answer);
    }

    @Test
    void randomRequests_neverBreak() {
        long seed = new Random().nextLong();
        System.out.println("BadRequestTest.randomRequests_neverBreak: seed " + seed);
        var random = new Random(seed);
        var paths = List.of(
                "/api/cluster/status",
                "/api/cluster/resources",
                "/api/nodes",
                "/api/nodes/pve1",
                "/api/memory/events",
                "/api/memory/events/unresolved",
                "/api/incidents",
                "/api/incidents/1",
                "/api/metrics",
                "/api/auth/me",
                "/api/auth/login",
                "/api/auth/logout",
                "/api/health");
        var names = List.of(
                "limit",
                "before",
                "since",
                "until",
                "source",
                "from",
                "to",
                "type",
                "severity",
                "node",
                "kind",
                "state",
                "cluster",
                "resource",
                "x");
        for (int index = 0; index < FUZZED; index++) {
            var target = new StringBuilder(paths.get(random.nextInt(paths.size()))).append('?');
            for (int count = random.nextInt(4); count > 0; count--) {
                target.append(names.get(random.nextInt(names.size())))
                        .append('=')
                        .append(value(random))
                        .append('&');
            }
            boolean posts = random.nextInt(5) == 0;
            var body = posts ? value(random) : "";
            var request = (posts ? "POST " : "GET ") + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body;
            var answer = RawHttp.send(server.port(), request);
            assertTrue(RawHttp.statusOf(answer) < 500, () -> "seed " + seed + "\n" + request + "\n" + answer);
            Expect.nothingOfTheInside(answer);
        }
    }

    private static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> Long.toString(random.nextLong());
            case 1 -> Integer.toString(random.nextInt(1000) - 200);
            case 2 -> "%" + String.format(Locale.ROOT, "%02x", random.nextInt(256));
            case 3 -> random.nextInt(20_000) - 10_000 + "-0" + (1 + random.nextInt(9)) + "-01T00:00:00Z";
            case 4 -> "{\"password\":" + random.nextInt() + "}";
            case 5 -> "%2B" + random.nextInt(1_000_000_000) + "-01-01T00:00:00Z";
            case 6 -> "x".repeat(random.nextInt(300));
            default -> {
                var text = new StringBuilder();
                for (int count = random.nextInt(12); count > 0; count--) {
                    text.append((char) (33 + random.nextInt(94)));
                }
                yield text.toString();
            }
        };
    }
}
