package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStoreTest {

    private static final EventFilter ALL = EventFilter.newest(EventFilter.MOST);

    private final TestDatabase database;
    private final EventStore events = new EventStore(TestDatabase.json());

    EventStoreTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void event_isReadAsItWasRecorded() {
        incident(7);
        var details = JsonNode.createObjectNode(Map.of("previousState", JsonNode.createStringNode("running")));
        var recorded = SomeEvents.alert("plex (101) crashed")
                .about(Optional.of("pve"), "101")
                .with(details)
                .of(7);
        long id = append(recorded);

        var read = database.transactions()
                .read(connection -> events.byId(connection, id))
                .orElseThrow();
        assertEquals(id, read.id());
        assertEquals(TestClock.START, read.timestamp());
        assertEquals(SomeEvents.CLUSTER, read.cluster());
        assertEquals(EventType.ALERT, read.type());
        assertEquals(Severity.INFO, read.severity());
        assertEquals(EventSource.MONITOR, read.source());
        assertEquals(Optional.of("pve"), read.node());
        assertEquals(Optional.of("101"), read.target());
        assertEquals(recorded.title(), read.title());
        assertEquals(recorded.message(), read.message());
        assertEquals(recorded.summary(), read.summary());
        assertEquals(Optional.of(details), read.details());
        assertEquals(Optional.of(7L), read.incidentId());
    }

    @Test
    void onlyAlerts_beginUnresolved() {
        for (var type : EventType.values()) {
            long id = append(SomeEvents.status("t").as(type));
            boolean resolved = database.transactions()
                    .read(connection -> events.byId(connection, id))
                    .orElseThrow()
                    .resolved();
            assertEquals(type != EventType.ALERT, resolved, type.word());
        }
    }

    @Test
    void hostileText_isKeptAsItIs() {
        var hostile = "'); DROP TABLE events; -- \u0000 \uD83D\uDE00 \n\"";
        append(SomeEvents.status(hostile));
        assertEquals(hostile, find(ALL).getFirst().title());
    }

    @Test
    void newest_comeFirst_andNoMoreThanTheLimit() {
        var ids = IntStream.range(0, 5)
                .mapToObj(index -> append(SomeEvents.status("e" + index)))
                .toList();
        assertEquals(ids.reversed().subList(0, 3), ids(EventFilter.newest(3)));
        assertEquals(ids.reversed(), ids(ALL));
    }

    @Test
    void before_pagesBackwards() {
        var ids = IntStream.range(0, 5)
                .mapToObj(index -> append(SomeEvents.status("e" + index)))
                .toList();
        assertEquals(List.of(ids.get(2), ids.get(1)), ids(EventFilter.newest(2).before(ids.get(3))));
    }

    @Test
    void filters_narrow_eachForItself() {
        incident(9);
        long alert = append(SomeEvents.alert("a"));
        long error = append(NewEvent.status(TestClock.START, SomeEvents.CLUSTER, Severity.ERROR, "b", "c"));
        long ofNode = append(SomeEvents.status("d").about(Optional.of("pve"), "101"));
        long ofIncident = append(SomeEvents.status("e").of(9));
        long later = append(NewEvent.status(
                TestClock.START.plus(Duration.ofHours(1)), SomeEvents.CLUSTER, Severity.INFO, "f", "g"));
        append(NewEvent.status(TestClock.START, "attic", Severity.ERROR, "other cluster", "h"));

        long byUser = append(NewEvent.status(
                        TestClock.START.plus(Duration.ofHours(2)), SomeEvents.CLUSTER, Severity.CRITICAL, "i", "j")
                .from(EventSource.USER));

        assertEquals(List.of(alert), ids(ALL.of(EventType.ALERT)));
        assertEquals(List.of(error), ids(ALL.at(Severity.ERROR)));
        assertEquals(List.of(byUser, error), ids(ALL.at(Set.of(Severity.ERROR, Severity.CRITICAL))));
        assertEquals(List.of(byUser), ids(ALL.from(EventSource.USER)));
        assertEquals(List.of(), ids(ALL.from(EventSource.JARVIS)));
        assertEquals(List.of(later, ofIncident, ofNode, error, alert), ids(ALL.from(EventSource.MONITOR)));
        assertEquals(List.of(ofNode), ids(ALL.on("pve")));
        assertEquals(List.of(alert), ids(ALL.unresolved()));
        assertEquals(List.of(ofIncident), ids(EventFilter.ofIncident(9)));
        assertEquals(List.of(byUser, later), ids(ALL.since(TestClock.START.plusMillis(1))));
        assertEquals(
                List.of(later),
                ids(ALL.since(TestClock.START.plusMillis(1)).until(TestClock.START.plus(Duration.ofHours(1)))));
        assertEquals(
                List.of(ofIncident, ofNode, error, alert),
                ids(ALL.until(TestClock.START.plus(Duration.ofHours(1)).minusMillis(1))));
        assertEquals(List.of(), ids(ALL.until(TestClock.START.minusMillis(1))));
        assertEquals(6, ids(ALL).size(), "another cluster's events are not shown");
    }

    @Test
    void aClockThatJumps_hidesNothing() {
        var hour = Duration.ofHours(1);
        var at = TestClock.START;
        long first = append(happened(at));
        long ahead = append(happened(at.plus(hour.multipliedBy(100_000))));
        long late = append(happened(at.minus(hour.multipliedBy(5))));
        long next = append(happened(at.plus(hour)));
        long last = append(happened(at.plus(hour.multipliedBy(2))));

        assertEquals(List.of(late), ids(ALL.until(at.minusMillis(1))));
        assertEquals(List.of(late, first), ids(ALL.until(at)));
        assertEquals(List.of(next, late, first), ids(ALL.until(at.plus(hour))));
        assertEquals(List.of(last, next, late, first), ids(ALL.until(at.plus(hour.multipliedBy(99_999)))));
        assertEquals(List.of(last, next, late, ahead, first), ids(ALL.until(Instant.parse("9999-12-31T23:59:59Z"))));
        assertEquals(List.of(last, next), ids(ALL.since(at.plus(hour)).until(at.plus(hour.multipliedBy(2)))));
    }

    @Test
    void onlyWhatIsLate_isRememberedAsSuch() {
        for (int minute = 0; minute < 240; minute += 20) {
            append(happened(TestClock.START.plus(Duration.ofMinutes(minute))));
        }
        assertEquals(0, database.number("SELECT count(last_late_id) FROM event_hours"));
        long late = append(happened(TestClock.START));
        assertEquals(late, database.number("SELECT max(last_late_id) FROM event_hours"));
        assertEquals(1, database.number("SELECT count(last_late_id) FROM event_hours"));
    }

    private static NewEvent happened(Instant time) {
        return NewEvent.status(time, SomeEvents.CLUSTER, Severity.INFO, "t", "m");
    }

    @Test
    void resolving_anIncident_resolvesItsEventsAlone() {
        incident(3);
        incident(4);
        long its = append(SomeEvents.alert("its").of(3));
        long others = append(SomeEvents.alert("others").of(4));
        database.transactions()
                .run(connection -> events.resolveOf(connection, 3, Resolver.JARVIS, TestClock.START.plusSeconds(5)));

        assertEquals(List.of(others), ids(ALL.unresolved()));
        assertEquals(
                1,
                database.number("SELECT count(*) FROM events WHERE id = " + its
                        + " AND resolved_by = 'jarvis' AND resolved_at = '2026-01-26T13:01:02.123Z'"));
    }

    @Test
    void resolvingByHand_changesOneEventOnce_andAnnouncesIt() {
        long alert = append(SomeEvents.alert("a"));
        long status = append(SomeEvents.status("s"));
        var changesBefore = database.number("SELECT count(*) FROM changes");
        assertEquals(Resolution.UNKNOWN, resolve("home", 99));
        assertEquals(Resolution.UNKNOWN, resolve("attic", alert), "another cluster's event");
        assertEquals(Resolution.ALREADY_RESOLVED, resolve("home", status), "it never needed anybody");
        assertEquals(changesBefore, database.number("SELECT count(*) FROM changes"));

        assertEquals(Resolution.RESOLVED, resolve("home", alert));
        assertEquals(
                1,
                database.number("SELECT count(*) FROM events WHERE id = " + alert
                        + " AND resolved_by = 'user' AND resolved_at = '2026-01-26T13:01:02.123Z'"));
        assertEquals(
                1,
                database.number("SELECT count(*) FROM changes WHERE id > " + changesBefore
                        + " AND kind = 'event' AND ref = '" + alert + "'"));
        assertEquals(List.of(), ids(ALL.unresolved()));
        assertEquals(Optional.of(Resolver.USER), event(alert).resolvedBy(), "what is announced says who it was");
        assertEquals(Optional.of(TestClock.START.plusSeconds(5)), event(alert).resolvedAt());
        assertEquals(Optional.empty(), event(status).resolvedBy());

        assertEquals(Resolution.ALREADY_RESOLVED, resolve("home", alert));
        assertEquals(changesBefore + 1, database.number("SELECT count(*) FROM changes"));
    }

    private Event event(long id) {
        return database.transactions()
                .read(connection -> events.byId(connection, id))
                .orElseThrow();
    }

    private Resolution resolve(String cluster, long id) {
        return database.transactions()
                .write(connection ->
                        events.resolve(connection, cluster, id, Resolver.USER, TestClock.START.plusSeconds(5)));
    }

    @Test
    void after_readsForward_overAllClusters() {
        long first = append(SomeEvents.status("1"));
        long second = append(NewEvent.status(TestClock.START, "attic", Severity.INFO, "2", "m"));
        long third = append(SomeEvents.status("3"));
        assertEquals(
                List.of(second, third),
                database.transactions().read(connection -> events.after(connection, first, 10)).stream()
                        .map(Event::id)
                        .toList());
        assertEquals(
                List.of(first),
                database.transactions().read(connection -> events.after(connection, 0, 1)).stream()
                        .map(Event::id)
                        .toList());
    }

    @Test
    void questionsByName_areFilters() {
        long alert = append(SomeEvents.alert("a").about(Optional.of("pve"), "101"));
        long later = append(NewEvent.status(TestClock.START.plusSeconds(60), "home", Severity.INFO, "t", "m"));
        database.transactions().run(connection -> {
            assertEquals(List.of(alert), numbers(events.byNode(connection, "home", "pve", 20)));
            assertEquals(List.of(alert), numbers(events.byType(connection, "home", EventType.ALERT, 20)));
            assertEquals(List.of(alert), numbers(events.unresolved(connection, "home", 20)));
            assertEquals(
                    List.of(later), numbers(events.since(connection, "home", TestClock.START.plusSeconds(60), 20)));
            assertEquals(List.of(), numbers(events.since(connection, "home", TestClock.START.plusSeconds(36_000), 20)));
        });
    }

    @Test
    void search_neverReadsSyntaxIntoAText_andFollowsEveryChange() {
        long plex = append(SomeEvents.status("Plex (101) crashed").about(Optional.of("pve-1"), "101"));
        long cafe = append(SomeEvents.status("Café NEAR backup"));
        assertEquals(List.of(plex), search("plex"));
        assertEquals(List.of(plex), search("(101) CRASH"));
        assertEquals(List.of(plex), search("pve-1"));
        assertEquals(List.of(plex), search("101"));
        assertEquals(List.of(cafe, plex), search("message of"));
        assertEquals(List.of(cafe), search("cafe NEAR"));
        assertEquals(List.of(), search("plex NOT"), "NOT is a word, and nobody said it");
        for (var senseless :
                List.of("", "   ", "\"", "*", "^:-()", "title:", "FAR(", "a\u0000b", "\uD800", "{x} : y")) {
            assertEquals(List.of(), search(senseless), senseless);
        }
        database.execute("UPDATE events SET title = 'Jellyfin', message = 'm' WHERE id = " + plex);
        assertEquals(List.of(), search("crashed"));
        assertEquals(List.of(plex), search("jelly"));
        database.execute("DELETE FROM events WHERE id = " + plex);
        assertEquals(List.of(), search("jelly"));
        database.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)");
    }

    private List<Long> search(String typed) {
        return numbers(database.transactions().read(connection -> events.search(connection, "home", typed, 20)));
    }

    private static List<Long> numbers(List<Event> found) {
        return found.stream().map(Event::id).toList();
    }

    @Test
    void rolledBackEvent_neverHappened() {
        assertThrows(
                IllegalStateException.class,
                () -> database.transactions().run(connection -> {
                    events.append(connection, SomeEvents.status("never"));
                    throw new IllegalStateException();
                }));
        assertEquals(List.of(), find(ALL));
    }

    @Test
    void limit_outOfBounds_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> EventFilter.newest(0));
        assertThrows(IllegalArgumentException.class, () -> EventFilter.newest(EventFilter.MOST + 1));
        assertFalse(ALL.unresolvedOnly());
        assertTrue(ALL.type().isEmpty());
    }

    private void incident(long id) {
        database.execute("""
                INSERT INTO incidents (id, cluster, key, condition, severity, target, title, message, state, opened_at,
                                       updated_at, evidence)
                VALUES (%d, 'home', 'X:%d', 'X', 'error', '%d', 't', 'm', 'open', 'o', 'u', '{}')
                """.formatted(id, id, id));
    }

    private long append(NewEvent event) {
        return database.transactions().write(connection -> events.append(connection, event));
    }

    private List<Event> find(EventFilter filter) {
        return database.transactions().read(connection -> events.find(connection, SomeEvents.CLUSTER, filter));
    }

    private List<Long> ids(EventFilter filter) {
        return find(filter).stream().map(Event::id).toList();
    }
}
