package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who backs up or restores is killed at random moments. Each time the database, the backup and what is kept are sound and
 * wholly one or the other, and after the next command nothing else lies about.
 */
class KilledUpkeepTest {

    private static final int MOST_LINES = 3;
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(700).toNanos();

    /** How many events there are of each title. */
    private static final Map<String, Long> WHOLE = Map.of("live", 100L, "first", 300L, "second", 500L);

    private final Random random = new Random();
    private final Path folder;
    private final Path elsewhere;
    private final Path live;

    KilledUpkeepTest(@TempDir Path folder, @TempDir Path elsewhere) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.live = folder.resolve("jarvis.db");
        long seed = random.nextLong();
        random.setSeed(seed);
        System.out.println("seed of the kills: " + seed);
    }

    @Test
    void fewKilledRestores_leaveTheOldOrTheNew() throws Exception {
        killRestores(4);
    }

    @Test
    @Tag("long")
    void hundredKilledRestores_leaveTheOldOrTheNew() throws Exception {
        killRestores(100);
    }

    @Test
    void fewKilledBackups_leaveNoneOrAWholeOne() throws Exception {
        killBackups(3);
    }

    @Test
    @Tag("long")
    void hundredKilledBackups_leaveNoneOrAWholeOne() throws Exception {
        killBackups(100);
    }

    @Test
    void draftOfARunningProcess_isNotCleared() throws Exception {
        TestDatabase.in(folder).close();
        var target = elsewhere.resolve("backup.db");
        try (var mine = DraftFolder.beside(target)) {
            assertInstanceOf(Backup.Outcome.Made.class, Workshop.backup(live).make(target, false));
            assertTrue(Files.exists(mine.file()));
        }
        assertEquals(List.of("backup.db"), Workshop.names(elsewhere));
    }

    /** One that is empty was left before it was locked. */
    @Test
    void folderThatIsNoDraft_isLeftAlone() throws Exception {
        TestDatabase.in(folder).close();
        var target = elsewhere.resolve("backup.db");
        Files.writeString(
                Files.createDirectory(elsewhere.resolve("a.jarvis-draft7")).resolve("letter"), "dear");
        Files.createDirectory(elsewhere.resolve("b.draft8"));
        Files.createDirectory(elsewhere.resolve("another.db.jarvis-draft9"));
        assertInstanceOf(Backup.Outcome.Made.class, Workshop.backup(live).make(target, false));
        assertEquals(List.of("a.jarvis-draft7", "b.draft8", "backup.db"), Workshop.names(elsewhere));
    }

    private void killRestores(int kills) throws Exception {
        Workshop.filled(folder, "live", 100);
        var first = Workshop.filled(elsewhere.resolve("1"), "first", 300);
        var second = Workshop.filled(elsewhere.resolve("2"), "second", 500);
        int left = 0;
        for (int kill = 0; kill < kills; kill++) {
            kill("restore", first, second);
            assertWhole(live);
            left += Workshop.names(folder).stream().anyMatch(name -> name.contains("draft")) ? 1 : 0;

            var clock = new TestClock();
            var next = Workshop.restore(TestDatabase.notYetOpened(live), TestDatabase.bean(Examiner.class), clock);
            assertInstanceOf(Restore.Outcome.Restored.class, next.from(kill % 2 == 0 ? first : second));
            assertWhole(live);
            for (var name : Workshop.names(folder)) {
                assertTrue(name.equals("jarvis.db") || name.endsWith(".kept"), name);
                if (name.endsWith(".kept")) {
                    assertWhole(folder.resolve(name));
                    Files.delete(folder.resolve(name));
                }
            }
        }
        System.out.println(kills + " kills, " + left + " of them inside a restore");
    }

    private void killBackups(int kills) throws Exception {
        Workshop.filled(folder, "live", 100);
        var target = elsewhere.resolve("backup.db");
        for (int kill = 0; kill < kills; kill++) {
            kill("backup", target);
            assertWhole(live);
            if (Files.exists(target)) {
                assertWhole(target);
            }
            // Under another name, as that of another day.
            var next = elsewhere.resolve("next.db");
            assertInstanceOf(Backup.Outcome.Made.class, Workshop.backup(live).make(next, true));
            Files.deleteIfExists(target);
            assertEquals(List.of("next.db"), Workshop.names(elsewhere));
            assertEquals(List.of("jarvis.db"), Workshop.names(folder));
        }
    }

    private void kill(String what, Path... files) {
        var arguments = new String[2 + files.length];
        arguments[0] = what;
        arguments[1] = live.toString();
        for (int index = 0; index < files.length; index++) {
            arguments[2 + index] = files[index].toString();
        }
        try (var process = new OtherProcess(RestlessUpkeep.class, arguments)) {
            assertEquals("ready", process.line());
            for (int lines = random.nextInt(MOST_LINES); lines > 0; lines--) {
                var said = process.line();
                assertFalse(said.startsWith("Refused") || said.startsWith("Failed"), said);
            }
            LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
            process.kill();
        }
    }

    private static void assertWhole(Path file) throws IOException {
        assertEquals(List.of(), Examiner.amiss(TestDatabase.bean(Examiner.class).examineAlone(file)), file.toString());
        var transactions = new Transactions(TestDatabase.notYetOpened(file));
        try {
            var found = transactions.read(connection -> {
                try (var query = connection.prepareStatement("SELECT title, count(*) FROM events GROUP BY title");
                        var rows = query.executeQuery()) {
                    var counted = new HashMap<String, Long>();
                    while (rows.next()) {
                        counted.put(rows.getString(1), rows.getLong(2));
                    }
                    return counted;
                }
            });
            assertEquals(1, found.size(), found::toString);
            assertTrue(WHOLE.entrySet().containsAll(found.entrySet()), found::toString);
        } finally {
            transactions.close();
        }
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".write"));
    }
}
