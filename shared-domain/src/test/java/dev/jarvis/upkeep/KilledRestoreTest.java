package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A restore is killed at random moments, while another process has the database open. Each time the database is wholly what
 * it was or wholly the backup, and sound.
 */
class KilledRestoreTest {

    private static final int EVENTS = 1_500;

    private final Path folder;
    private final Path elsewhere;
    private final Path live;

    KilledRestoreTest(@TempDir Path folder, @TempDir Path elsewhere) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.live = folder.resolve("jarvis.db");
    }

    @Test
    void fewKills_leaveTheOldOrTheNew() throws IOException {
        killAndLook(5);
    }

    @Test
    @Tag("long")
    void hundredKills_leaveTheOldOrTheNew() throws IOException {
        killAndLook(100);
    }

    private void killAndLook(int kills) throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed of the kills: " + seed);
        var random = new Random(seed);
        backup("first", EVENTS);
        backup("second", EVENTS / 2);
        restored("first");
        long nanos = restored("second");
        clearAway();
        int exchanged = 0;
        try (var open = TestDatabase.asItLies(folder)) {
            var before = "second";
            for (int kill = 0; kill < kills; kill++) {
                var wanted = before.equals("first") ? "second" : "first";
                try (var restoring = new OtherProcess(
                        RestoringProgram.class, live.toString(), file(wanted).toString())) {
                    assertEquals("begins", restoring.line());
                    LockSupport.parkNanos(random.nextLong(nanos + nanos / 10));
                    restoring.kill();
                }
                var there = content(open);
                assertTrue(List.of(whole(before), whole(wanted)).contains(there), "kill " + kill + ": " + there);
                assertEquals(
                        List.of(),
                        Examiner.amiss(TestDatabase.bean(Examiner.class).examine(live)),
                        "after kill " + kill);
                Workshop.append(open, "x");
                open.execute("DELETE FROM events WHERE title = 'x'");
                exchanged += there.equals(whole(wanted)) ? 1 : 0;
                before = there.equals(whole(wanted)) ? wanted : before;
                clearAway();
            }
        }
        System.out.println(kills + " kills, " + exchanged + " of them after the exchange");
    }

    /** Restores without being killed; answers how long that takes. */
    private long restored(String name) {
        try (var restoring = new OtherProcess(
                RestoringProgram.class, live.toString(), file(name).toString())) {
            assertEquals("begins", restoring.line());
            long began = System.nanoTime();
            assertEquals("Restored", restoring.line());
            return System.nanoTime() - began;
        }
    }

    private Path file(String name) {
        return elsewhere.resolve(name + ".db");
    }

    private void backup(String name, int events) throws IOException {
        var made = Files.createDirectory(elsewhere.resolve("making " + name));
        try (var database = TestDatabase.in(made)) {
            database.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1$d)
                    INSERT INTO events (uid, timestamp, cluster, type, severity, source, title, message, summary, resolved)
                    SELECT '%2$s' || i, '2026-01-26T13:00:57.123Z', 'home', 'status', 'info', 'monitor', '%2$s',
                        hex(randomblob(200)), '%2$s', 1
                    FROM n
                    """.formatted(events, name));
        }
        var copied = Workshop.backup(made.resolve("jarvis.db")).make(file(name), false);
        assertTrue(Files.exists(file(name)), copied::toString);
    }

    private static String whole(String name) {
        return name + " " + (name.equals("first") ? EVENTS : EVENTS / 2);
    }

    /** Which titles there are, and how often. */
    private static String content(TestDatabase database) {
        return Workshop.text(
                database,
                "SELECT group_concat(said, ', ') FROM (SELECT title || ' ' || count(*) AS said FROM events GROUP BY title)");
    }

    /** What a killed restore leaves beside the database, and what was kept of the one before. */
    private void clearAway() throws IOException {
        try (var left = Files.walk(folder)) {
            for (var one : left.sorted(Comparator.reverseOrder())
                    .filter(one ->
                            one.toString().contains(".draft") || one.toString().contains(".kept"))
                    .toList()) {
                Files.delete(one);
            }
        }
    }
}
