package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFunctionTest {

    private static final String PREFERENCES = "/api/memory/preferences";

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void preference_isSet_andSetAgain(@TempDir Path ofItsOwn) {
        try (var other = RunningServer.in(ofItsOwn)) {
            var login = other.token();
            assertEquals(List.of(), other.get(PREFERENCES, login).column("preferences", "key"));
            var first = put(other, login, "theme", "{\"value\":\"dark\"}");
            assertEquals(200, first.status(), first.body());
            assertEquals("dark", first.text("value"));
            other.clock().advance(Duration.ofMinutes(1));
            var second = put(other, login, "theme", "{\"value\":\"light\"}");
            assertTrue(Instant.parse(second.text("updatedAt")).isAfter(Instant.parse(first.text("updatedAt"))));
            put(other, login, "quiet.hours", "{\"value\":\"\"}");
            var all = other.get(PREFERENCES, login);
            assertEquals(List.of("quiet.hours", "theme"), all.column("preferences", "key"));
            assertEquals(List.of("", "light"), all.column("preferences", "value"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "-x", "a%20b", "%C3%A9", "%00", "a%2Fb", "%3Cscript%3E"})
    void senselessKey_isRefused(String key) {
        Expect.problem(put(server, token, key, "{\"value\":\"x\"}"), 400, "bad_parameter");
        Expect.problem(put(server, token, "x".repeat(101), "{\"value\":\"x\"}"), 400, "bad_parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"value\":null}", "{\"value\":7}", "{\"value\":[\"x\"]}", "{\"values\":\"x\"}"})
    void senselessValue_isNamed(String body) {
        var answer = put(server, token, "theme", body);
        Expect.problem(answer, 400, "bad_field");
        assertTrue(answer.text("detail").contains("value"), answer.body());
    }

    @Test
    void longValue_saysItsBound() {
        assertEquals(
                200,
                put(server, token, "long", "{\"value\":\"" + "x".repeat(4_000) + "\"}")
                        .status());
        var answer = put(server, token, "long", "{\"value\":\"" + "x".repeat(4_001) + "\"}");
        Expect.problem(answer, 400, "bad_field");
        assertEquals("value may have 4000 characters, has 4001", answer.text("detail"));
    }

    @Test
    void stranger_andViewer_mayNotWrite() {
        Expect.problem(put(server, "none", "theme", "{\"value\":\"x\"}"), 401, "not_logged_in");
        var viewer = Jwt.hs256(
                RunningServer.SECRET,
                Jwt.claims(Instant.now().plusSeconds(600), 1).replace("admin", "viewer"));
        assertEquals(200, server.get(PREFERENCES, viewer).status());
        Expect.problem(put(server, viewer, "theme", "{\"value\":\"x\"}"), 403, "forbidden");
    }

    private static RunningServer.Answer put(RunningServer to, String login, String key, String body) {
        return to.send(to.to(PREFERENCES + "/" + key)
                .header("Authorization", "Bearer " + login)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }
}
