package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.feed.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsFunctionTest {

    private static final String EVENTS = "/api/memory/events";
    private static final int LINES = 7;

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
        for (int line = 0; line < LINES; line++) {
            server.seed().event("line " + line);
        }
        server.seed().alert("disk full", Severity.WARNING, "pve1");
        server.seed().alert("disk gone", Severity.CRITICAL, "pve2");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void events_comeNewestFirst() {
        var answer = server.get(EVENTS, token);
        assertEquals(200, answer.status());
        assertEquals(
                List.of("disk gone", "disk full", "line 6"),
                answer.column("events", "title").subList(0, 3));
        assertEquals("JARVIS Online", answer.column("events", "title").getLast());
        assertEquals("", answer.text("nextBefore"));
    }

    @Test
    void pages_haveEveryEventOnce() {
        var titles = new ArrayList<String>();
        var before = "";
        do {
            var page = server.get(EVENTS + "?limit=3" + before, token);
            titles.addAll(page.column("events", "title"));
            before = page.text("nextBefore").isEmpty() ? "" : "&before=" + page.text("nextBefore");
        } while (!before.isEmpty());
        assertEquals(server.get(EVENTS + "?limit=500", token).column("events", "title"), titles);
        assertEquals(LINES + 3, titles.size());
    }

    @Test
    void lastPage_saysSo_alsoWhenItIsFull() {
        assertEquals("", server.get(EVENTS + "?limit=" + (LINES + 3), token).text("nextBefore"));
        assertTrue(!server.get(EVENTS + "?limit=" + (LINES + 2), token)
                .text("nextBefore")
                .isEmpty());
    }

    @Test
    void pagesOfASearch_lookAllInTheSameWay() {
        var first = server.get(EVENTS + "?q=disk&limit=1", token);
        assertTrue(first.text("nextBefore").endsWith("w"), first.toString());
        var begun = server.get(EVENTS + "?q=dis&limit=1", token);
        assertTrue(begun.text("nextBefore").endsWith("b"), begun.toString());
        assertEquals(List.of("disk full"), titles("?q=dis&limit=1&before=" + begun.text("nextBefore")));
    }

    @Test
    void controlCharacters_areRefused_andTheFieldIsNamed() {
        for (var field : List.of("q", "q=disk&node", "q=disk&cluster")) {
            var answer = server.get(EVENTS + "?" + field + "=x%00y", token);
            assertEquals(400, answer.status());
            var name = field.substring(field.indexOf('&') + 1);
            assertTrue(answer.text("detail").startsWith(name + " may not have control characters"), answer.toString());
        }
    }

    @Test
    void cursorThatNoPageAnswered_isRefused() {
        for (var cursor : List.of("0", "-1", "x", "7z", "1".repeat(19))) {
            var answer = server.get(EVENTS + "?before=" + cursor, token);
            assertEquals(400, answer.status());
            assertTrue(answer.text("detail").startsWith("before must be the nextBefore of a page"), answer.toString());
        }
    }

    @Test
    void filters_narrow() {
        assertEquals(List.of("disk gone", "disk full"), titles("?type=alert"));
        assertEquals(List.of("disk full"), titles("?severity=warning"));
        assertEquals(List.of("disk gone", "disk full"), titles("?severity=warning&severity=critical"));
        assertEquals(List.of("disk full"), titles("/unresolved?severity=warning&severity=error&severity="));
        assertEquals(List.of("JARVIS Online"), titles("?source=system"));
        assertEquals(List.of(), titles("/unresolved?source=user"));
        assertEquals(List.of("disk gone", "disk full"), titles("/unresolved?source=monitor"));
        assertEquals(List.of("disk gone"), titles("?node=pve2"));
        assertEquals(List.of(), titles("?node=pve2&severity=warning"));
        assertEquals(List.of(), titles("?cluster=mars"));
        assertEquals(List.of("disk gone", "disk full"), titles("/unresolved"));
    }

    @Test
    void sinceAndUntil_cutWhatIsOlderAndNewer(@TempDir Path ofItsOwn) {
        try (var other = RunningServer.in(ofItsOwn)) {
            var login = other.token();
            other.clock().advance(Duration.ofMinutes(1));
            var since = other.seed().now();
            other.clock().advance(Duration.ofSeconds(1));
            other.seed().alert("later", Severity.ERROR, "pve3");
            assertEquals(
                    List.of("later"),
                    other.get(EVENTS + "?since=" + since, login).column("events", "title"));
            assertEquals(
                    List.of("JARVIS Online"),
                    other.get(EVENTS + "?until=" + since, login).column("events", "title"));
            assertEquals(
                    List.of(),
                    other.get(EVENTS + "/unresolved?until=" + since, login).column("events", "title"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "501", "abc", "1.5", "99999999999999999999", "1e2", "0x10", "%00"})
    void senselessLimit_saysItsBounds(String limit) {
        var answer = server.get(EVENTS + "?limit=" + limit, token);
        Expect.problem(answer, 400, "bad_parameter");
        assertTrue(answer.text("detail").startsWith("limit must be a whole number 1..500, was "), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?since=yesterday",
                "?since=2026-01-26",
                "?since=2026-13-01T00:00:00Z",
                "?before=0",
                "?before=-1",
                "?before=x",
                "?type=party",
                "?type=ALERT",
                "?severity=fatal",
                "?severity=error&severity=fatal",
                "?severity=error,critical",
                "?source=nobody",
                "?source=user&source=jarvis",
                "?until=tomorrow",
                "?since=-1000000000-01-01T00:00:00Z",
                "?since=%2B1000000000-12-31T23:59:59.999999999Z"
            })
    void senselessFilter_isRefused(String query) {
        Expect.problem(server.get(EVENTS + query, token), 400, "bad_parameter");
    }

    @Test
    void words_areFound_andAreNeverSyntax() {
        assertEquals(List.of("disk gone", "disk full"), titles("?q=disk"));
        assertEquals(List.of("disk full"), titles("?q=FULL%20disk"));
        assertEquals(List.of("disk gone"), titles("/unresolved?q=gon&severity=critical"));
        assertEquals(List.of(), titles("?q=%22%20OR%20*%20-"));
    }

    @Test
    void parameterGivenTwice_isRefused() {
        var answer = server.get(EVENTS + "?limit=1&limit=2", token);
        Expect.problem(answer, 400, "bad_parameter");
        assertEquals("limit may be given once, was given 2 times", answer.text("detail"));
        assertEquals(
                200, server.get(EVENTS + "?limit=&unknown=1&unknown=2", token).status());
    }

    @Test
    void longText_isRefused() {
        Expect.problem(server.get(EVENTS + "?node=" + "x".repeat(201), token), 400, "bad_parameter");
    }

    private static List<String> titles(String query) {
        return server.get(EVENTS + query, token).column("events", "title");
    }
}
