package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers, as processes and as threads: none is refused, no row is lost. */
class WritersTest {

    private static final int WRITERS = 4;
    private static final int ROWS = 100;

    @Test
    void fourProcesses_loseNothing(@TempDir Path folder) {
        try (var database = TestDatabase.in(folder)) {
            var file = database.database().settings().path().toString();
            var writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> new OtherProcess(
                            OtherDatabaseUser.class, "write", file, "p" + writer, Integer.toString(ROWS)))
                    .toList();
            try {
                writers.forEach(writer -> assertEquals("ready", writer.line()));
                writers.forEach(writer -> writer.tell("go"));
                writers.forEach(writer -> {
                    var said = writer.line();
                    assertTrue(said.startsWith("wrote " + ROWS), said);
                });
            } finally {
                writers.forEach(OtherProcess::close);
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                assertEquals(ROWS, database.number("SELECT count(*) FROM settings WHERE value = 'p" + writer + "'"));
            }
        }
    }

    @Test
    void manyThreads_loseNothing(@TempDir Path folder) throws Exception {
        try (var database = TestDatabase.in(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.execute("INSERT INTO settings (key, value) VALUES ('counter', '0')");
            var settings = new StoredSettings();
            var writers = IntStream.range(0, WRITERS * ROWS)
                    .mapToObj(_ -> threads.submit(() -> database.transactions().run(connection -> {
                        var counted = Integer.parseInt(
                                settings.get(connection, "counter").orElseThrow());
                        settings.put(connection, "counter", Integer.toString(counted + 1));
                    })))
                    .toList();
            for (var writer : writers) {
                writer.get();
            }
            assertEquals(
                    WRITERS * ROWS,
                    database.number("SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'counter'"));
        }
    }

    @Test
    void writerThatIsKilledInItsTurn_leavesTheTurnToTheOthers(@TempDir Path folder) {
        try (var database = TestDatabase.in(folder)) {
            var file = database.database().settings().path().toString();
            try (var writer = new OtherProcess(OtherDatabaseUser.class, "write", file, "endless", "1000000000")) {
                assertEquals("ready", writer.line());
                writer.tell("go");
                while (database.number("SELECT count(*) FROM settings WHERE value = 'endless'") == 0) {
                    Thread.onSpinWait();
                }
                writer.kill();
            }
            database.execute("INSERT INTO settings (key, value) VALUES ('alive', 'yes')");
            assertEquals(List.of(1L), List.of(database.number("SELECT count(*) FROM settings WHERE key = 'alive'")));
        }
    }
}
