package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.Headlines.Unresolved;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlinesTest {

    private final TestClock clock = new TestClock();
    private final EventStore events = new EventStore(TestDatabase.json());
    private final Headlines headlines = new Headlines();
    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void since_tellsWhatHappenedFromThenOn_newestFirst() {
        append("before", Severity.INFO, EventType.STATUS, 1);
        clock.advance(Duration.ofMinutes(10));
        var then = clock.instant();
        append("first", Severity.INFO, EventType.STATUS, 1);
        clock.advance(Duration.ofMinutes(10));
        append("second", Severity.INFO, EventType.STATUS, 1);

        var found =
                database.transactions().read(connection -> headlines.since(connection, SomeEvents.CLUSTER, then, 10));
        assertEquals(List.of("second", "first"), titles(found.settled()));
        assertEquals(2, found.settled().total());
        assertFalse(found.settled().orMore());

        var newest =
                database.transactions().read(connection -> headlines.since(connection, SomeEvents.CLUSTER, then, 1));
        assertEquals(List.of("second"), titles(newest.settled()));
        assertEquals(2, newest.settled().total());
    }

    @Test
    void floodOfAlerts_hidesNothingElse() {
        append("settled", Severity.INFO, EventType.STATUS, 3);
        append("waits", Severity.ERROR, EventType.ALERT, 200);
        var found = database.transactions()
                .read(connection -> headlines.since(connection, SomeEvents.CLUSTER, TestClock.START, 100));
        assertEquals(List.of("settled", "settled", "settled"), titles(found.settled()));
        assertEquals(200, found.unresolved());
    }

    @Test
    void unresolved_areToldApart_criticalAndOthers() {
        append("worst", Severity.CRITICAL, EventType.ALERT, 1);
        append("bad", Severity.ERROR, EventType.ALERT, 2);
        append("mere news", Severity.CRITICAL, EventType.STATUS, 1);

        var found = unresolved(1);
        assertEquals(List.of("worst"), titles(found.critical()));
        assertEquals(1, found.critical().total());
        assertEquals(List.of("bad"), titles(found.others()));
        assertEquals(2, found.others().total());
        assertFalse(found.others().orMore());
    }

    @Test
    void headline_isTheEvent_withoutItsEvidence() {
        append("worst", Severity.CRITICAL, EventType.ALERT, 1);
        assertEquals(
                List.of(new Headline(
                        TestClock.START,
                        Severity.CRITICAL,
                        EventSource.MONITOR,
                        Optional.of("pve1"),
                        Optional.of("101"),
                        "worst",
                        "message of worst",
                        false)),
                unresolved(5).critical().items());
    }

    @Test
    void otherClusters_areNotLookedAt() {
        append("ours", Severity.ERROR, EventType.ALERT, 1);
        var found = database.transactions().read(connection -> headlines.unresolved(connection, "other", 5));
        assertEquals(0, found.others().total());
        var since =
                database.transactions().read(connection -> headlines.since(connection, "other", TestClock.START, 5));
        assertEquals(new Headlines.Lately(Excerpt.whole(List.of()), 0), since);
    }

    @Test
    void counting_endsAtItsBound_andSaysSo() {
        append("bad", Severity.ERROR, EventType.ALERT, Headlines.LOOKED_AT + 1);
        var found = unresolved(3);
        assertEquals(3, found.others().items().size());
        assertEquals(Headlines.LOOKED_AT, found.others().total());
        assertTrue(found.others().orMore());
        assertTrue(found.critical().orMore());
        var since = database.transactions()
                .read(connection -> headlines.since(connection, SomeEvents.CLUSTER, TestClock.START, 3));
        assertEquals(Headlines.LOOKED_AT, since.unresolved());
        assertTrue(since.settled().orMore());
    }

    @Test
    void queries_readTheirRowsByAnIndex() {
        assertTrue(plan("SELECT title " + Headlines.LATELY).contains("events_by_time"));
        assertFalse(plan("SELECT title " + Headlines.LATELY).contains("TEMP B-TREE"));
        assertTrue(plan(Headlines.UNRESOLVED).contains("events_unresolved"));
    }

    private String plan(String sql) {
        return database.transactions().read(connection -> {
            var plan = new StringBuilder();
            try (var query = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString("detail")).append('\n');
                }
            }
            return plan.toString();
        });
    }

    private Unresolved unresolved(int limit) {
        return database.transactions().read(connection -> headlines.unresolved(connection, SomeEvents.CLUSTER, limit));
    }

    private void append(String title, Severity severity, EventType type, int times) {
        var event = NewEvent.status(clock.instant(), SomeEvents.CLUSTER, severity, title, "message of " + title)
                .as(type)
                .about(Optional.of("pve1"), "101");
        database.transactions().run(connection -> {
            for (int count = 0; count < times; count++) {
                events.append(connection, event);
            }
        });
    }

    private static List<String> titles(Excerpt<Headline> found) {
        return found.items().stream().map(Headline::title).toList();
    }
}
