package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No question walks over the whole table or sorts it: what SQLite itself says of how it will look. */
class EventPlansTest {

    private static final EventFilter ALL = EventFilter.newest(50);
    private static final List<EventFilter> PLAIN = List.of(
            ALL,
            ALL.of(EventType.ALERT),
            ALL.at(Severity.CRITICAL),
            ALL.on("pve"),
            ALL.of(EventType.ALERT).at(Severity.CRITICAL),
            ALL.of(EventType.ALERT).at(Severity.CRITICAL).on("pve"),
            ALL.on("pve").at(Severity.CRITICAL),
            ALL.at(Set.of(Severity.ERROR, Severity.CRITICAL)),
            ALL.from(EventSource.MONITOR),
            ALL.from(EventSource.USER),
            ALL.from(EventSource.USER).on("pve"),
            ALL.from(EventSource.USER).of(EventType.CHAT).at(Severity.ERROR),
            ALL.unresolved(),
            ALL.unresolved().from(EventSource.MONITOR),
            ALL.unresolved().of(EventType.ALERT).at(Severity.ERROR).on("pve"),
            EventFilter.ofIncident(7),
            EventFilter.ofIncident(7).of(EventType.STATUS));

    private final TestDatabase database;

    EventPlansTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyFilter_searchesAnIndex_andSortsNothing() {
        for (var filter : PLAIN) {
            for (var bounded :
                    List.of(filter, filter.before(9).since(TestClock.START).until(TestClock.START))) {
                var plan = plan(EventSelection.of("home", bounded, bounds(bounded)));
                assertFalse(plan.stream().anyMatch(line -> line.startsWith("SCAN e")), () -> bounded + ": " + plan);
                assertFalse(plan.stream().anyMatch(line -> line.contains("TEMP B-TREE")), () -> bounded + ": " + plan);
            }
        }
    }

    @Test
    void everything_isWalkedInOneIndex() {
        for (var filter : List.of(ALL, ALL.at(Set.of(Severity.values())))) {
            assertEquals(
                    List.of("SEARCH e USING INDEX events_of_cluster (cluster=?)"),
                    plan(EventSelection.of("home", filter, bounds(filter))));
        }
    }

    @Test
    void whatIsLeftOpen_isMergedFromRuns_eachOfThemOfOneKind() {
        assertEquals(16, runs(ALL.of(EventType.ALERT)));
        assertEquals(20, runs(ALL.at(Severity.CRITICAL)));
        assertEquals(40, runs(ALL.at(Set.of(Severity.ERROR, Severity.CRITICAL))));
        assertEquals(60, runs(ALL.at(Set.of(Severity.WARNING, Severity.ERROR, Severity.CRITICAL))));
        assertEquals(21, runs(ALL.on("pve")));
        assertEquals(4, runs(ALL.of(EventType.ALERT).at(Severity.CRITICAL)));
        assertEquals(20, runs(ALL.from(EventSource.MONITOR)));
        assertEquals(20, runs(ALL.from(EventSource.USER)));
        assertEquals(5, runs(ALL.from(EventSource.USER).on("pve").at(Severity.CRITICAL)));
    }

    private long runs(EventFilter filter) {
        return plan(EventSelection.of("home", filter, bounds(filter))).stream()
                .filter(line -> line.matches("SEARCH e USING INDEX other_events_by_node \\(cluster=\\? AND node=\\?\\)"
                        + "|SEARCH e USING COVERING INDEX (monitor|other)_events_by_(kind|node|node_and_kind) "
                        + "\\(cluster=\\? AND (node=\\? AND )?(source=\\? AND )?type=\\? AND severity=\\?\\)"))
                .count();
    }

    @Test
    void aTime_isFoundInTheHours_andInOneHourOfTheEvents() {
        var plan = plan(EventHours.LAST, List.of("2026-01-26T13", "2026-01-26T13:30:00.000Z"));
        var searches = plan.stream().filter(line -> line.contains("event")).toList();
        assertEquals(
                List.of(
                        "SEARCH event_hours USING PRIMARY KEY (hour>?)",
                        "SEARCH event_hours USING PRIMARY KEY (hour<?)",
                        "SEARCH events USING COVERING INDEX events_by_time (timestamp>? AND timestamp<?)"),
                searches);
    }

    private static EventHours.Bounds bounds(EventFilter filter) {
        return new EventHours.Bounds(
                filter.since().isPresent() ? OptionalLong.of(3) : OptionalLong.empty(),
                filter.until().isPresent() ? OptionalLong.of(8) : OptionalLong.empty());
    }

    @Test
    void words_areWalkedFromTheNewest_andSortNothing() {
        for (var source : EventSource.values()) {
            var filter = ALL.before(9)
                    .unresolved()
                    .from(source)
                    .since(TestClock.START)
                    .until(TestClock.START);
            var plan = plan(EventSelection.ofWords(
                    "home", filter, SearchText.of("plex"), LastWord.BEGINNING, bounds(filter), true));
            assertTrue(plan.getFirst().startsWith("SCAN w VIRTUAL TABLE INDEX"), plan.toString());
            assertEquals(List.of("SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"), plan.subList(1, plan.size()));
        }
    }

    private List<String> plan(EventSelection selection) {
        return plan("SELECT e.* " + selection.sql(), selection.values());
    }

    private List<String> plan(String sql, List<?> values) {
        return database.transactions().read(connection -> {
            var lines = new ArrayList<String>();
            try (var query = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
                for (int index = 0; index < values.size(); index++) {
                    query.setObject(index + 1, values.get(index));
                }
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        lines.add(Optional.ofNullable(rows.getString("detail")).orElse(""));
                    }
                }
            }
            return lines;
        });
    }
}
