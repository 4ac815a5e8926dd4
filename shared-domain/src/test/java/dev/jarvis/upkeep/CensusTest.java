package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.Migrations;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.memory.Horizon;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTest {

    private final Path folder;

    CensusTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void statistics_countRowsAndBytes_ofTablesIndexesAndSearch() {
        try (var database = TestDatabase.in(folder)) {
            for (int count = 0; count < 50; count++) {
                Workshop.append(database, "x".repeat(1_000));
            }
            database.execute("CREATE VIRTUAL TABLE titles_fts USING fts5(title, content='events', content_rowid='id')");
            database.execute("INSERT INTO titles_fts(titles_fts) VALUES ('rebuild')");
            var counted = new Census().of(folder.resolve("jarvis.db"));

            assertEquals(Optional.of(Migrations.newestKnown()), counted.schema());
            assertEquals(Optional.of(TestClock.START), counted.oldestEvent());
            assertEquals(Optional.of(TestClock.START), counted.newestEvent());
            assertTrue(counted.logBytes() > 0);
            assertEquals("events", counted.tables().getFirst().table());
            assertEquals(50, counted.tables().getFirst().rows());
            assertTrue(counted.tables().getFirst().bytes().orElseThrow() > 100_000, counted::toString);
            var tables = counted.tables().stream().map(TableSize::table).toList();
            assertTrue(tables.contains("titles_fts"), tables::toString);
            assertTrue(tables.stream().noneMatch(name -> name.startsWith("titles_fts_")), tables::toString);
            assertFalse(tables.contains("event_terms"), "what only reads in another table takes nothing");
            var search = counted.tables().get(tables.indexOf("titles_fts"));
            assertEquals(50, search.rows());
            assertTrue(search.bytes().orElseThrow() > 0);
            // The list of the schema itself belongs to no table; free pages to none either.
            long all = counted.tables().stream()
                    .mapToLong(table -> table.bytes().orElseThrow())
                    .sum();
            assertTrue(all <= counted.pages() * counted.pageBytes(), counted::toString);
            var kept = counted.kept().stream().map(Horizon::what).toList();
            assertTrue(
                    kept.containsAll(List.of("changes", "samples", "events", "messages", "snapshots")), kept::toString);
        }
    }

    @Test
    void emptyDatabase_hasNoEvents() {
        try (var database = TestDatabase.in(folder)) {
            assertEquals(0, database.number("SELECT count(*) FROM events"));
            assertEquals(
                    Optional.empty(),
                    new Census().of(folder.resolve("jarvis.db")).oldestEvent());
        }
    }
}
