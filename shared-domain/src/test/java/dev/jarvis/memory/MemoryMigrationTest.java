package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.SearchText;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that the JARVIS before this memory wrote, opened by this one: what had happened can be searched. */
class MemoryMigrationTest {

    private static final List<String> WRITTEN = List.of(
            "INSERT INTO incidents (id, cluster, key, condition, severity, target, title, message, state, opened_at,"
                    + " updated_at, evidence) VALUES (1, 'home', 'VM_CRASHED:101', 'VM_CRASHED', 'error', '101', 't', 'm',"
                    + " 'open', '2026-11-20T10:00:00.000Z', '2026-11-20T10:00:00.000Z', '{}')",
            event(1, "2026-11-20T09:59:59.000Z", "status", "plex (101) started", "NULL", 1),
            event(2, "2026-11-20T10:00:00.000Z", "alert", "plex (101) crashed", "1", 0),
            event(3, "2026-11-20T11:30:00.000Z", "status", "All 4 nodes online", "NULL", 1),
            "INSERT INTO samples (cluster, timestamp, sample)"
                    + " VALUES ('home', '2026-11-20T10:00:00.000Z', '{\"node/pve\":[250,500]}')");

    private final Path folder;
    private final EventStore events = new EventStore(TestDatabase.json());

    MemoryMigrationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String event(int id, String time, String type, String title, String incident, int resolved) {
        return "INSERT INTO events (id, uid, timestamp, cluster, type, severity, source, node, title, message, summary,"
                + " incident_id, resolved) VALUES (" + id + ", 'u" + id + "', '" + time + "', 'home', '" + type
                + "', 'info', 'monitor', 'pve', '" + title + "', 'as it was', 's', " + incident + ", " + resolved + ")";
    }

    @Test
    void whatHadHappened_isFoundByEveryFilter() throws Exception {
        write();
        try (var database = TestDatabase.asItLies(folder)) {
            database.transactions().run(connection -> {
                var all = EventFilter.newest(50);
                assertEquals(List.of(3L, 2L, 1L), ids(events.find(connection, "home", all)));
                assertEquals(List.of(2L), ids(events.unresolved(connection, "home", 50)));
                assertEquals(List.of(2L), ids(events.byType(connection, "home", EventType.ALERT, 50)));
                assertEquals(List.of(2L, 1L), ids(events.search(connection, "home", "PLEX", 50)));
                assertEquals(
                        List.of(2L),
                        ids(events.find(connection, "home", all.unresolved().saying(SearchText.of("it")))));
                assertEquals(
                        List.of(3L, 2L),
                        ids(events.since(connection, "home", Instant.parse("2026-11-20T10:00:00Z"), 50)));
                assertEquals(
                        List.of(2L, 1L),
                        ids(events.find(connection, "home", all.until(Instant.parse("2026-11-20T10:00:00Z")))));
                assertEquals(List.of(3L, 2L, 1L), ids(events.find(connection, "home", all.from(EventSource.MONITOR))));
                assertEquals(List.of(2L), ids(events.find(connection, "home", EventFilter.ofIncident(1))));
            });
            assertEquals(3, database.number("SELECT count(*) FROM event_hours"));
            database.execute("INSERT INTO event_words (event_words, rank) VALUES ('integrity-check', 1)");
        }
    }

    @Test
    void oldSamples_areReadBesideNewOnes() throws Exception {
        write();
        var minute = Instant.parse("2026-11-20T10:00:00Z");
        var samples = new Samples(TestDatabase.json());
        try (var database = TestDatabase.asItLies(folder)) {
            var series = database.transactions()
                    .read(connection -> samples.between(connection, "home", minute, minute, Set.of()))
                    .series();
            assertEquals(
                    new SampleSeries.Figures(List.of(0.25), List.of(0.5), List.of(), List.of(), List.of(), List.of()),
                    series.get("node/pve"));
        }
    }

    private void write() throws Exception {
        var url = "jdbc:sqlite:" + folder.resolve("jarvis.db");
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .target("2")
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : WRITTEN) {
                statement.execute(sql);
            }
        }
    }

    private static List<Long> ids(List<Event> found) {
        return found.stream().map(Event::id).toList();
    }
}
