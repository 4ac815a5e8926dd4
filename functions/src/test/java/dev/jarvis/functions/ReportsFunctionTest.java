package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.Severity;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsFunctionTest {

    private static final String EVENTS = "/api/memory/events";
    private static final String JSON = "application/json";
    private static final String SHORTEST = "{\"type\":\"status\",\"source\":\"user\",\"summary\":\"fans cleaned\"}";

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
    void report_needsTypeSourceAndSummary_andSaysWhoSaysSo() {
        var answer = report(SHORTEST);
        assertEquals(201, answer.status(), answer.body());
        assertEquals("fans cleaned", answer.text("title"));
        assertEquals("", answer.text("message"));
        assertEquals("[User] fans cleaned", answer.text("summary"));
        assertEquals("info", answer.text("severity"));
        assertEquals("true", answer.text("resolved"));
        assertEquals(
                answer.text("id"),
                server.get(EVENTS + "?limit=1", token).column("events", "id").getFirst());
    }

    @Test
    void report_keepsAllThatIsSaid() {
        var answer = report("""
                {"type": "action", "source": "jarvis", "summary": "moved", "title": "Guest moved", "message": "to pve2",
                 "severity": "warning", "node": "pve1", "target": "101", "details": {"from": "pve1"}, "unknown": 7}
                """);
        assertEquals(201, answer.status(), answer.body());
        assertEquals("Guest moved", answer.text("title"));
        assertEquals("to pve2", answer.text("message"));
        assertEquals("[Jarvis] moved", answer.text("summary"));
        assertEquals("warning", answer.text("severity"));
        assertEquals("pve1", answer.text("node"));
        assertEquals("101", answer.text("target"));
        assertEquals("pve1", answer.text("details.from"));
    }

    @Test
    void monitor_isNobodyElse() {
        var answer = report(SHORTEST.replace("user", "monitor"));
        Expect.problem(answer, 400, "bad_field");
        assertEquals("source must be one of user, jarvis, system, was \"monitor\"", answer.text("detail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type      | ''",
                "type      | \"party\"",
                "type      | 7",
                "source    | ''",
                "source    | null",
                "summary   | ''",
                "summary   | \"\"",
                "summary   | \"  \"",
                "summary   | \"a\\u0000b\"",
                "summary   | \"a\\u001b[31mb\"",
                "title     | []",
                "title     | \"\"",
                "message   | {}",
                "severity  | \"fatal\"",
                "node      | true",
                "details   | \"text\"",
                "details   | []",
                "details   | 7"
            })
    void senselessField_isNamed(String field, String value) {
        var fields = shortest();
        fields.remove(field);
        if (!value.isEmpty()) {
            fields.put(field, value);
        }
        var answer = report(SchemaValues.text(fields));
        Expect.problem(answer, 400, "bad_field");
        assertTrue(answer.text("detail").contains(field), answer.body());
    }

    @ParameterizedTest
    @CsvSource({"summary,500", "title,500", "message,8000", "node,200", "target,200"})
    void longText_saysItsBound(String field, int most) {
        for (int length : new int[] {most, most + 1}) {
            var fields = shortest();
            fields.put(field, SchemaValues.quoted("x".repeat(length)));
            var answer = report(SchemaValues.text(fields));
            if (length == most) {
                assertEquals(201, answer.status(), answer.body());
            } else {
                Expect.problem(answer, 400, "bad_field");
                assertEquals(field + " may have " + most + " characters, has " + length, answer.text("detail"));
            }
        }
    }

    @Test
    void largeDetails_sayTheirBound() {
        var answer = report("{\"details\":{\"x\":\"" + "x".repeat(16_384) + "\"}," + SHORTEST.substring(1));
        Expect.problem(answer, 400, "bad_field");
        assertTrue(answer.text("detail").startsWith("details may have 16384 characters"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "7", "null", "\"x\"", "{\"type\":", "\u0000"})
    void noObject_isRefused(String body) {
        var answer = report(body);
        Expect.problem(answer, 400, answer.text("code"));
    }

    @Test
    void deepDetails_areRefused() {
        for (int depth : new int[] {31, 32, 500, 990, 1_100, 100_000}) {
            var answer = report(
                    "{\"details\":{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}," + SHORTEST.substring(1));
            assertEquals(depth < 32 ? 201 : 400, answer.status(), depth + answer.body());
            assertEquals(200, server.get(EVENTS + "?limit=1", token).status());
        }
    }

    @Test
    void alert_isUnresolved_untilSomebodyResolvesIt_andAgainIsNoMistake() {
        var alert = report(SHORTEST.replace("status", "alert"));
        assertEquals("false", alert.text("resolved"));
        var id = alert.text("id");
        assertTrue(unresolved().contains(id));
        var first = resolve(id);
        assertEquals(200, first.status(), first.body());
        assertEquals("true", first.text("changed"));
        assertEquals("true", first.text("event.resolved"));
        assertTrue(!unresolved().contains(id));
        var again = resolve(id);
        assertEquals(200, again.status());
        assertEquals("false", again.text("changed"));
        assertEquals(first.text("event"), again.text("event"));
    }

    @Test
    void resolution_isAnnounced() {
        long id = server.seed().alert("disk full", Severity.WARNING, "pve1");
        var transactions = server.context().getBean(Transactions.class);
        var changes = server.context().getBean(ChangeLog.class);
        long head = transactions.read(changes::head);
        assertEquals(200, resolve(Long.toString(id)).status());
        assertEquals(
                List.of(ChangeKind.EVENT + " " + id),
                transactions.read(connection -> changes.after(connection, head, 10)).stream()
                        .map(change -> change.kind() + " " + change.reference())
                        .toList());
    }

    @Test
    void unknownEvent_is404() {
        Expect.problem(resolve("999999"), 404, "unknown_event");
        var id = Long.toString(server.seed().alert("disk full", Severity.WARNING, "pve1"));
        Expect.problem(
                server.send(server.to(EVENTS + "/" + id + "/resolve?cluster=mars")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody())),
                404,
                "unknown_event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.0", "%D9%A1", "99999999999999999999", "%20", "%00"})
    void senselessId_isRefused(String id) {
        Expect.problem(resolve(id), 400, "bad_parameter");
    }

    @Test
    void writeByCookie_needsOurOrigin() {
        Expect.problem(byCookie(""), 403, "foreign_origin");
        Expect.problem(byCookie("http://127.0.0.1:1"), 403, "foreign_origin");
        Expect.problem(byCookie("http://evil.example"), 403, "foreign_origin");
        assertEquals(201, byCookie("http://127.0.0.1:" + server.port()).status());
    }

    @Test
    void stranger_andViewer_mayNotWrite() {
        Expect.problem(server.post(EVENTS, JSON, SHORTEST), 401, "not_logged_in");
        Expect.problem(server.post(EVENTS + "/1/resolve", JSON, ""), 401, "not_logged_in");
        var viewer = Jwt.hs256(
                RunningServer.SECRET,
                Jwt.claims(Instant.now().plusSeconds(600), 1).replace("admin", "viewer"));
        assertEquals(200, server.get(EVENTS, viewer).status());
        Expect.problem(send(EVENTS, SHORTEST, viewer), 403, "forbidden");
        Expect.problem(send(EVENTS + "/1/resolve", "", viewer), 403, "forbidden");
    }

    /** The fields that are needed, as JSON. */
    private static Map<String, String> shortest() {
        return new LinkedHashMap<>(Map.of("type", "\"status\"", "source", "\"user\"", "summary", "\"x\""));
    }

    private static List<String> unresolved() {
        return server.get(EVENTS + "/unresolved", token).column("events", "id");
    }

    private static RunningServer.Answer report(String body) {
        return send(EVENTS, body, token);
    }

    private static RunningServer.Answer resolve(String id) {
        return send(EVENTS + "/" + id + "/resolve", "", token);
    }

    private static RunningServer.Answer send(String path, String body, String login) {
        return server.send(server.to(path)
                .header("Authorization", "Bearer " + login)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(body)));
    }

    private static RunningServer.Answer byCookie(String origin) {
        var request = server.to(EVENTS)
                .header("Cookie", "jarvis_session=" + token)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(SHORTEST));
        return server.send(origin.isEmpty() ? request : request.header("Origin", origin));
    }
}
