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
            ALL.unresolved(),
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
            for (var bounded : List.of(filter, filter.before(9).since(TestClock.START))) {
                var first = bounded.since().isPresent() ? OptionalLong.of(3) : OptionalLong.empty();
                var plan = plan(EventSelection.of("home", bounded, first));
                assertFalse(plan.stream().anyMatch(line -> line.startsWith("SCAN e")), () -> bounded + ": " + plan);
                assertFalse(plan.stream().anyMatch(line -> line.contains("TEMP B-TREE")), () -> bounded + ": " + plan);
            }
        }
    }

    @Test
    void whatIsLeftOpen_isMergedFromRuns_eachOfThemOfOneKind() {
        assertEquals(20, runs(ALL));
        assertEquals(4, runs(ALL.of(EventType.ALERT)));
        assertEquals(5, runs(ALL.at(Severity.CRITICAL)));
        assertEquals(20, runs(ALL.on("pve")));
        assertEquals(1, runs(ALL.of(EventType.ALERT).at(Severity.CRITICAL)));
    }

    private long runs(EventFilter filter) {
        return plan(EventSelection.of("home", filter, OptionalLong.empty())).stream()
                .filter(line -> line.matches("SEARCH e USING COVERING INDEX events_by_(kind|node) "
                        + "\\(cluster=\\? AND (node=\\? AND )?type=\\? AND severity=\\?\\)"))
                .count();
    }

    @Test
    void words_areWalkedFromTheNewest_andSortNothing() {
        var plan = plan(EventSelection.ofWords(
                "home", ALL.before(9).unresolved(), SearchText.of("plex"), true, OptionalLong.of(3)));
        assertTrue(plan.getFirst().startsWith("SCAN w VIRTUAL TABLE INDEX"), plan.toString());
        assertEquals(List.of("SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"), plan.subList(1, plan.size()));
    }

    private List<String> plan(EventSelection selection) {
        return database.transactions().read(connection -> {
            var lines = new ArrayList<String>();
            try (var query = connection.prepareStatement("EXPLAIN QUERY PLAN SELECT e.* " + selection.sql())) {
                for (int index = 0; index < selection.values().size(); index++) {
                    query.setObject(index + 1, selection.values().get(index));
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
