package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    private static final Path FILES = Path.of("src", "main", "resources", "db", "migration");

    private final Path folder;

    MigrationsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void latest_isTheNumberOfFiles_countedWithoutGaps() throws Exception {
        try (var files = Files.list(FILES)) {
            var numbers = files.map(file -> file.getFileName().toString().replaceFirst("^V(\\d+)__.+\\.sql$", "$1"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
            assertEquals(IntStream.rangeClosed(1, Migrations.LATEST).boxed().toList(), numbers);
        }
    }

    @Test
    void freshFile_isMigrated_andItsFolderMade() throws Exception {
        var file = folder.resolve("made").resolve("when missing").resolve("jarvis.db");
        try (var connection = TestDatabase.notYetOpened(file).open()) {
            assertEquals(
                    "1", new StoredSettings().get(connection, "session_epoch").orElseThrow());
            assertEquals(
                    32,
                    new StoredSettings()
                            .get(connection, "database_id")
                            .orElseThrow()
                            .length());
        }
    }

    @Test
    void secondOpening_changesNothing() throws Exception {
        var file = folder.resolve("jarvis.db");
        var ids = new ArrayList<String>();
        for (int opening = 0; opening < 2; opening++) {
            try (var connection = TestDatabase.notYetOpened(file).open()) {
                ids.add(new StoredSettings().get(connection, "database_id").orElseThrow());
            }
        }
        assertEquals(ids.getFirst(), ids.getLast());
    }

    @Test
    void processesThatStartAtOnce_allEndUpMigrated() {
        var file = folder.resolve("jarvis.db");
        try (var first = new OtherProcess(OtherDatabaseUser.class, "migrate", file.toString());
                var second = new OtherProcess(OtherDatabaseUser.class, "migrate", file.toString());
                var third = new OtherProcess(OtherDatabaseUser.class, "migrate", file.toString())) {
            var processes = List.of(first, second, third);
            processes.forEach(process -> assertEquals("ready", process.line()));
            processes.forEach(process -> process.tell("go"));
            processes.forEach(process -> assertEquals("migrated true", process.line()));
        }
    }

    @RepeatedTest(10)
    void threadsThatStartAtOnce_allEndUpMigrated() throws Exception {
        var file = folder.resolve("jarvis.db");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<String> opening = () -> {
                try (var connection = TestDatabase.notYetOpened(file).open()) {
                    return new StoredSettings().get(connection, "session_epoch").orElseThrow();
                }
            };
            for (var opened : threads.invokeAll(List.of(opening, opening, opening, opening))) {
                assertEquals("1", opened.get());
            }
        }
    }

    @Test
    void newerSchema_isRefused_andSaysWhichIsKnown() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            database.execute("""
                    INSERT INTO flyway_schema_history
                        (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                    VALUES (1000, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 0, '', 0, 1)
                    """);
        }
        var later = TestDatabase.notYetOpened(folder.resolve("jarvis.db"));
        var refused = assertThrows(DatabaseUnavailable.class, later::open);
        assertEquals(
                "the database has schema 999, this version of JARVIS knows schemas up to " + Migrations.LATEST
                        + ": start the newer version again",
                refused.getMessage());
    }
}
