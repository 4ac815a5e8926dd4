package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.AutonomyAction.Outcome;
import dev.jarvis.memory.Forgetting.Forgotten;
import dev.jarvis.memory.Message.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {

    private static final Instant NOW = TestClock.START;
    private static final Duration AMPLE = Duration.ofHours(1);

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final EventStore events = new EventStore(TestDatabase.json());
    private final Forgetting forgetting;

    ForgettingTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.forgetting = new Forgetting(database.transactions(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void events_areKept90Days_metricsAWeek_andUnresolvedOnesForEver() {
        event(EventType.STATUS, ago(90).minusMillis(1));
        long status = event(EventType.STATUS, ago(90));
        event(EventType.METRIC, ago(7).minusMillis(1));
        long metric = event(EventType.METRIC, ago(7));
        long unresolved = event(EventType.ALERT, ago(1_000));
        assertEquals(new Forgotten(Map.of("metric events", 1, "events", 1), Map.of(), true), forget());
        assertEquals(3, count("events"));
        assertEquals(
                3,
                database.number("SELECT count(*) FROM events WHERE id IN (" + status + ", " + metric + ", " + unresolved
                        + ")"));
        assertEquals(3, count("event_hours"), "each hour of an event that is left");
        database.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)");
        assertEquals(new Forgotten(Map.of(), Map.of(), true), forget());
    }

    @Test
    void changes_areKeptADay_andNoneGoesFromBetween() {
        change(ago(1).minusMillis(1));
        change(ago(1));
        change(ago(1).minusMillis(1));
        change(NOW);
        assertEquals(Map.of("changes", 3), forget().forgotten());
        assertEquals(4, database.number("SELECT min(id) FROM changes"));
    }

    @Test
    void changes_goOnFromWhereABatchEnds() {
        int many = Expiry.LIGHT * 2 + 3;
        database.transactions().run(connection -> {
            for (int number = 0; number < many; number++) {
                new ChangeLog().announce(connection, ago(2), "home", ChangeKind.CLUSTER, "resources");
            }
        });
        change(NOW);
        assertEquals(Map.of("changes", many), forget().forgotten());
        assertEquals(1, count("changes"));
    }

    @Test
    void samples_areKeptTwoDays_andLargeOnesGoOneByOne() {
        var large = "x".repeat((int) Forgetting.MOST_BYTES + 1);
        for (int minute = 1; minute <= 3; minute++) {
            sample(ago(2).minus(Duration.ofMinutes(minute)), large);
        }
        sample(ago(2), large);
        // Each look at this clock costs a second: time for two batches.
        var impatient = new Forgetting(database.transactions(), () -> {
            clock.advance(Duration.ofSeconds(1));
            return clock.instant();
        });
        var first = impatient.forget(Duration.ofMillis(3_500));
        assertEquals(Map.of("samples", 2), first.forgotten());
        assertFalse(first.finished());
        assertEquals(Map.of("samples", 2), impatient.forget(AMPLE).forgotten(), "and the fourth, which is old by now");
    }

    @Test
    void log_isFoldedBackBetweenBatches_soThatNoCommitHasTo() {
        for (int number = 0; number < 3; number++) {
            sample(ago(3).plus(Duration.ofMinutes(number)), "x".repeat((int) Forgetting.MOST_BYTES));
        }
        assertEquals(Map.of("samples", 3), forget().forgotten());
        database.transactions().read(connection -> {
            try (var query = connection.prepareStatement("PRAGMA wal_checkpoint(NOOP)");
                    var log = query.executeQuery()) {
                assertTrue(log.next());
                assertTrue(log.getInt("log") > 0);
                assertEquals(log.getInt("log"), log.getInt("checkpointed"));
            }
            return Boolean.TRUE;
        });
    }

    @Test
    void whatCannotBeForgotten_keepsNothingElseFromIt() {
        event(EventType.METRIC, ago(8));
        change(ago(2));
        incident(1, "resolved", ago(400));
        database.execute("CREATE TRIGGER stubborn BEFORE DELETE ON events BEGIN SELECT raise(ABORT, 'not this'); END");
        var forgotten = forget();
        assertEquals(1, forgotten.forgotten().get("incidents"));
        assertEquals(1, count("events"));
        assertTrue(forgotten.trouble().orElseThrow().startsWith("metric events could not be forgotten: "));
        assertTrue(forgotten.trouble().orElseThrow().contains("not this"), forgotten::toString);
    }

    @Test
    void hours_areForgottenWithTheirEvents() {
        event(EventType.STATUS, ago(100));
        event(EventType.STATUS, NOW);
        assertEquals(new Forgotten(Map.of("events", 1, "hours of events", 1), Map.of(), true), forget());
        assertEquals(1, count("event_hours"));
    }

    @Test
    void actions_areKept30Days() {
        var actions = new ActionStore();
        ActionStoreTest.incident(database, 7);
        database.transactions().run(connection -> {
            actions.save(connection, ActionStoreTest.action("X:1", ago(30).minusMillis(1), Outcome.SUCCESS, 1));
            actions.save(connection, ActionStoreTest.action("X:1", ago(30), Outcome.SUCCESS, 1));
        });
        assertEquals(Map.of("actions", 1), forget().forgotten());
        assertEquals(1, count("autonomy_actions"));
    }

    @Test
    void messages_areKept180Days() {
        var conversations = TestDatabase.bean(ConversationStore.class);
        database.transactions().run(connection -> {
            conversations.save(connection, NewMessage.of("s", ago(180).minusMillis(1), Role.USER, "old"));
            conversations.save(connection, NewMessage.of("s", ago(180), Role.USER, "new"));
        });
        assertEquals(Map.of("messages", 1), forget().forgotten());
        assertEquals(1, count("conversations"));
        database.execute("INSERT INTO conversation_words (conversation_words, rank) VALUES ('integrity-check', 1)");
    }

    @Test
    void snapshots_areKept30Days_andOneThatOthersLeanOn_asLongAsThey() {
        snapshot(1, ago(31), Optional.empty());
        snapshot(2, ago(31).plusSeconds(1), Optional.of(1));
        snapshot(3, ago(30), Optional.of(1));
        assertEquals(Map.of("snapshots", 1), forget().forgotten());
        assertEquals(2, count("cluster_snapshots"));
        clock.advance(Duration.ofMillis(1));
        assertEquals(Map.of("snapshots", 2), forget().forgotten());
    }

    @Test
    void incidents_areKeptAYear_openOnesForEver_andNoneBeforeItsEvents() {
        incident(1, "resolved", ago(365).minusMillis(1));
        incident(2, "resolved", ago(365));
        incident(3, "open", ago(900));
        incident(4, "resolved", ago(900));
        database.transactions()
                .run(connection -> events.append(
                        connection,
                        NewEvent.status(ago(900), "home", Severity.ERROR, "t", "m")
                                .as(EventType.ALERT)
                                .of(4)));
        unannounced();
        assertEquals(Map.of("incidents", 1), forget().forgotten());
        assertEquals(3, database.number("SELECT count(*) FROM incidents WHERE id IN (2, 3, 4)"));
        database.execute("UPDATE events SET resolved = 1");
        assertEquals(Map.of("events", 1, "hours of events", 1, "incidents", 1), forget().forgotten());
    }

    @Test
    void moreThanABatch_goesBatchAfterBatch() {
        int many = Expiry.HEAVY * 2 + 1;
        for (int number = 0; number < many; number++) {
            event(EventType.METRIC, ago(8));
        }
        assertEquals(Map.of("metric events", many), forget().forgotten());
        assertEquals(0, count("events"));
    }

    @Test
    void longTexts_makeShortBatches() {
        var conversations = TestDatabase.bean(ConversationStore.class);
        var content = "word ".repeat((int) Forgetting.MOST_BYTES / 10);
        database.transactions().run(connection -> {
            for (int number = 0; number < 5; number++) {
                conversations.save(connection, NewMessage.of("s", ago(200), Role.USER, content));
            }
        });
        // Five of half the size that a batch may have are three batches: time for two is not time for all.
        var ticking = new Forgetting(database.transactions(), () -> {
            if (count("conversations") < 5) {
                clock.advance(Duration.ofSeconds(1));
            }
            return clock.instant();
        });
        assertEquals(
                Map.of("messages", 4), ticking.forget(Duration.ofMillis(1_500)).forgotten());
        assertEquals(Map.of("messages", 1), forget().forgotten());
    }

    @Test
    void whenTheTimeIsUsedUp_theNextPassGoesOn() {
        for (int number = 0; number < Expiry.HEAVY * 3; number++) {
            event(EventType.METRIC, ago(8));
        }
        // Each look at this clock costs a second: two are for changes and samples, of which nothing is old.
        var impatient = new Forgetting(database.transactions(), () -> {
            clock.advance(Duration.ofSeconds(1));
            return clock.instant();
        });
        var first = impatient.forget(Duration.ofMillis(3_500));
        assertFalse(first.finished());
        assertEquals(Map.of("metric events", Expiry.HEAVY), first.forgotten());
        assertEquals(Expiry.HEAVY + " metric events forgotten, more in the next pass", first.text());
        var second = impatient.forget(AMPLE);
        assertTrue(second.finished());
        assertEquals(Expiry.HEAVY * 2, second.forgotten().get("metric events"));
        assertEquals("nothing forgotten", impatient.forget(AMPLE).text());
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private Forgotten forget() {
        return forgetting.forget(AMPLE);
    }

    private long count(String table) {
        return database.number("SELECT count(*) FROM " + table);
    }

    /** Without its announcement, which is forgotten by itself. */
    private long event(EventType type, Instant time) {
        long id = database.transactions()
                .write(connection -> events.append(
                        connection,
                        new NewEvent(
                                time,
                                "home",
                                type,
                                Severity.INFO,
                                EventSource.MONITOR,
                                Optional.empty(),
                                Optional.empty(),
                                "t",
                                "m",
                                Optional.empty(),
                                Optional.empty())));
        unannounced();
        return id;
    }

    private void unannounced() {
        database.execute("DELETE FROM changes");
    }

    private void change(Instant time) {
        database.transactions()
                .run(connection -> new ChangeLog().announce(connection, time, "home", ChangeKind.CLUSTER, "resources"));
    }

    private void sample(Instant time, String content) {
        database.execute("INSERT INTO samples (cluster, timestamp, sample) VALUES ('home', '" + Times.text(time)
                + "', '" + content + "')");
    }

    private void snapshot(int id, Instant time, Optional<Integer> base) {
        database.execute("INSERT INTO cluster_snapshots (id, timestamp, cluster, snapshot, base_id) VALUES (" + id
                + ", '" + Times.text(time) + "', 'home', '{}', "
                + base.map(String::valueOf).orElse("NULL") + ")");
    }

    private void incident(int id, String state, Instant time) {
        var at = Times.text(time);
        database.execute("""
                INSERT INTO incidents (id, cluster, key, condition, severity, target, title, message, state, opened_at,
                                       updated_at, resolved_at, evidence)
                VALUES (%d, 'home', 'X:%d', 'X', 'error', '7', 't', 'm', '%s', '%s', '%s', %s, '{}')
                """.formatted(id, id, state, at, at, state.equals("open") ? "NULL" : "'" + at + "'"));
    }
}
