package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    private static final String LOGIN = "/api/auth/login";
    private static final String JSON = "application/json";

    @TempDir
    static Path folder;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.with(folder.resolve("jarvis.db"), Map.of("JARVIS_TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forgetEarlierTries() {
        server.clock().advance(Duration.ofSeconds(61));
    }

    @Test
    void rightPassword_givesTokenAndCookieForTwelveHours() {
        var answer = server.login(RunningServer.PASSWORD);
        assertEquals(200, answer.status());
        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.startsWith("jarvis_session=" + answer.text("token") + ";"), cookie);
        assertTrue(cookie.toLowerCase(Locale.ROOT).contains("httponly"), cookie);
        assertTrue(cookie.contains("SameSite=Strict"), cookie);
        assertTrue(cookie.contains("Path=/"), cookie);
        assertTrue(cookie.contains("Max-Age=43200"), cookie);
        var left = Duration.between(server.clock().instant(), Instant.parse(answer.text("expiresAt")));
        assertTrue(left.compareTo(Duration.ofHours(12)) <= 0 && left.compareTo(Duration.ofMinutes(719)) > 0, "" + left);
    }

    @Test
    void me_tellsRoleAndExpiry() {
        var login = server.login(RunningServer.PASSWORD);
        var me = server.get("/api/auth/me", login.text("token"));
        assertEquals(200, me.status());
        assertEquals("admin", me.text("role"));
        assertEquals(
                Instant.parse(login.text("expiresAt")).getEpochSecond(),
                Instant.parse(me.text("expiresAt")).getEpochSecond());
    }

    @Test
    void wrongPassword_is401AndSetsNoCookie() {
        var answer = server.login("wrong");
        Expect.problem(answer, 401, "wrong_password");
        assertEquals("", answer.header("Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"password\":\"\"}", "{\"password\":null}", "{\"passwort\":\"x\"}"})
    void missingPassword_saysSo(String body) {
        Expect.problem(server.post(LOGIN, JSON, body), 400, "bad_field");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[",
                "nonsense",
                "null",
                "\"text\"",
                "[]",
                "7",
                "{\"password\":",
                "{\"password\":{}}",
                "{\"password\":[\"x\"]}",
                "{\"password\":\"\\ud800\"}",
                "{\"password\":\"\\u0000\"}",
                "\u0000"
            })
    void senselessBody_isRefusedInPlainWords(String body) {
        var answer = server.post(LOGIN, JSON, body);
        assertTrue(answer.status() == 400 || answer.status() == 401, answer.status() + " " + answer.body());
        Expect.problem(answer, answer.status(), answer.text("code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "snappy"})
    void bodyThatIsNotCompressedAsItSays_isRefused(String encoding) {
        var answer = server.send(server.to(LOGIN)
                .header("Content-Type", JSON)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofString("{\"password\":\"x\"}")));
        Expect.problem(answer, 400, "broken_body");
    }

    @Test
    void bytesThatAreNoText_areRefusedWithoutAWordOfTheInside() {
        var answer = server.send(server.to(LOGIN)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray("{\"password\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1))));
        Expect.problem(answer, 400, "bad_request");
    }

    @Test
    void deepBody_isRefused() {
        var answer = server.post(LOGIN, JSON, "{\"password\":" + "[".repeat(100_000));
        Expect.problem(answer, 400, answer.text("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream"
            })
    void otherContentType_is415(String type) {
        Expect.problem(
                server.post(LOGIN, type, "{\"password\":\"" + RunningServer.PASSWORD + "\"}"),
                415,
                "unsupported_media_type");
    }

    @Test
    void senselessContentType_isRefused() {
        var answer = server.post(LOGIN, "nonsense", "{}");
        Expect.problem(answer, answer.status(), answer.text("code"));
        assertTrue(answer.status() < 500, answer.body());
    }

    @Test
    void longPassword_isJustWrong() {
        Expect.problem(server.login("x".repeat(500_000)), 401, "wrong_password");
    }

    @Test
    void hugeBody_is413() {
        var answer = server.login("x".repeat(2_000_000));
        Expect.problem(answer, 413, answer.text("code"));
    }

    @Test
    void sixthWrongTryWithinAMinute_waits_othersDoNot() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(401, loginFrom("192.0.2.66", "wrong").status());
        }
        var refused = loginFrom("192.0.2.66", RunningServer.PASSWORD);
        Expect.problem(refused, 429, "too_many_logins");
        assertEquals("true", refused.text("retryable"));
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertTrue(wait >= 1 && wait <= 60, "" + wait);
        assertEquals(200, loginFrom("192.0.2.67", RunningServer.PASSWORD).status());

        server.clock().advance(Duration.ofSeconds(wait));
        assertEquals(200, loginFrom("192.0.2.66", RunningServer.PASSWORD).status());
    }

    @Test
    void rightPassword_forgetsWrongTries() {
        for (int attempt = 0; attempt < 4; attempt++) {
            loginFrom("192.0.2.70", "wrong");
        }
        assertEquals(200, loginFrom("192.0.2.70", RunningServer.PASSWORD).status());
        assertEquals(401, loginFrom("192.0.2.70", "wrong").status());
        assertEquals(401, loginFrom("192.0.2.70", "wrong").status());
    }

    @Test
    void forgedForwardedAddress_isNotCounted_theProxysOwnIs() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(
                    401,
                    loginFrom("203.0.113." + attempt + ", 192.0.2.80", "wrong").status());
        }
        assertEquals(429, loginFrom("203.0.113.9, 192.0.2.80", "wrong").status());
    }

    @Test
    void forgedForwardedAddressInAHeaderOfItsOwn_isNotCounted() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(401, loginFromTwoHeaders("203.0.113." + attempt, "192.0.2.81"));
        }
        assertEquals(429, loginFromTwoHeaders("203.0.113.9", "192.0.2.81"));
    }

    @Test
    void logout_clearsTheCookie() {
        var token = server.token();
        var answer = server.send(server.to("/api/auth/logout")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
        assertEquals(204, answer.status());
        var cookie = answer.header("Set-Cookie");
        assertTrue(cookie.startsWith("jarvis_session=;"), cookie);
        assertTrue(cookie.contains("Max-Age=0") && cookie.contains("Path=/"), cookie);
    }

    @Test
    void logout_withoutLogin_is401() {
        Expect.problem(server.post("/api/auth/logout", JSON, ""), 401, "not_logged_in");
    }

    @Test
    void cookieAuthenticatedWrite_needsOurOrigin() {
        var token = server.token();
        Expect.problem(logoutByCookie(token, ""), 403, "foreign_origin");
        Expect.problem(logoutByCookie(token, "null"), 403, "foreign_origin");
        Expect.problem(logoutByCookie(token, "http://evil.example"), 403, "foreign_origin");
        Expect.problem(logoutByCookie(token, "http://127.0.0.1:1"), 403, "foreign_origin");
        Expect.problem(logoutByCookie(token, "not an origin"), 403, "foreign_origin");
        assertEquals(
                204, logoutByCookie(token, "http://127.0.0.1:" + server.port()).status());
    }

    @Test
    void cookie_readsWithoutOrigin() {
        var answer = server.send(server.to("/api/auth/me").header("Cookie", "jarvis_session=" + server.token()));
        assertEquals(200, answer.status());
    }

    @Test
    void read_fromAForeignPage_is403() {
        var answer = server.send(server.to("/api/auth/me")
                .header("Cookie", "jarvis_session=" + server.token())
                .header("Origin", "http://evil.example"));
        Expect.problem(answer, 403, "foreign_origin");
        Expect.securityHeaders(answer);
        assertEquals("", answer.header("Access-Control-Allow-Origin"));
    }

    @Test
    void login_fromAForeignPage_is403() {
        var answer = server.send(server.to(LOGIN)
                .header("Content-Type", JSON)
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString("{\"password\":\"" + RunningServer.PASSWORD + "\"}")));
        Expect.problem(answer, 403, "foreign_origin");
        assertFalse(answer.body().contains("token\""));
    }

    private static RunningServer.Answer loginFrom(String address, String password) {
        return server.send(server.to(LOGIN)
                .header("Content-Type", JSON)
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString("{\"password\":\"" + password + "\"}")));
    }

    private static int loginFromTwoHeaders(String forged, String real) {
        return server.send(server.to(LOGIN)
                        .header("Content-Type", JSON)
                        .header("X-Forwarded-For", forged)
                        .header("X-Forwarded-For", real)
                        .POST(BodyPublishers.ofString("{\"password\":\"wrong\"}")))
                .status();
    }

    private static RunningServer.Answer logoutByCookie(String token, String origin) {
        var request = server.to("/api/auth/logout")
                .header("Cookie", "jarvis_session=" + token)
                .POST(BodyPublishers.noBody());
        return server.send(origin.isEmpty() ? request : request.header("Origin", origin));
    }
}
