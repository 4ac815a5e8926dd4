package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.Stranger;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.upkeep.Restore.Outcome.Refused;
import dev.jarvis.upkeep.Restore.Outcome.Restored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

    private final Path folder;
    private final Path elsewhere;
    private final Path file;
    private final Path backup;

    RestoreTest(@TempDir Path folder, @TempDir Path elsewhere) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.file = folder.resolve("jarvis.db");
        this.backup = elsewhere.resolve("backup.db");
    }

    @BeforeEach
    void backUp() {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "one");
            assertInstanceOf(Backup.Outcome.Made.class, Workshop.backup(file).make(backup, false));
        }
    }

    /** The transactions of this process keep connections open, as a running JARVIS does. */
    @Test
    void runningProcess_seesTheBackup_underANewId_andWhatWasThereIsKept() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "two");
            var before = Workshop.databaseId(database);
            var restored =
                    assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
            assertEquals(file, restored.file());
            assertEquals("one", Workshop.titles(database));
            assertNotEquals(before, Workshop.databaseId(database));
            Workshop.append(database, "three");
            assertEquals("one three", Workshop.titles(database));

            var kept = restored.kept().orElseThrow();
            assertEquals(
                    "jarvis.db.20260126T130057123Z.kept", kept.getFileName().toString());
            try (var old = opened(kept)) {
                assertEquals("one two", Workshop.titles(old));
                assertEquals(before, Workshop.databaseId(old));
            }
        }
        assertEquals(List.of(), amiss(file));
        assertEquals(List.of("jarvis.db", "jarvis.db.20260126T130057123Z.kept"), Workshop.names(folder));
        assertEquals(List.of("backup.db", "opened"), Workshop.names(elsewhere));
    }

    /** Every row that another process was told of after the restore is there: it never writes into what nobody sees. */
    @Test
    void processThatWritesMeanwhile_losesNothingAfterwards() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of the writer: " + seed);
        try (var database = TestDatabase.in(folder);
                var writer = new OtherProcess(AcknowledgingWriter.class, file.toString(), Long.toString(seed))) {
            writer.line();
            assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
            // What is in the pipe was said before; then the ids begin anew where those of the backup end.
            int last = 0;
            for (int first = first(writer.line()); first > last; first = first(writer.line())) {
                last = first;
            }
            var said = writer.line();
            writer.kill();
            assertTrue(database.number("SELECT max(id) FROM events") >= first(said), said);
            assertEquals(database.number("SELECT max(id) FROM events"), database.number("SELECT count(*) FROM events"));
        }
        assertEquals(List.of(), amiss(file));
    }

    private static int first(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }

    @Test
    void nothingInPlace_isJustPutThere(@TempDir Path other) throws Exception {
        var data = other.resolve("data");
        var fresh = data.resolve("jarvis.db");
        assertEquals(
                new Restored(fresh, Optional.empty(), true),
                Workshop.restore(fresh).from(backup));
        try (var database = TestDatabase.asItLies(data)) {
            assertEquals("one", Workshop.titles(database));
        }
        assertEquals(List.of("jarvis.db"), Workshop.names(data));
    }

    @Test
    void loginsThatWereEndedSince_stayEnded() {
        try (var database = TestDatabase.in(folder)) {
            database.execute("UPDATE settings SET value = '7' WHERE key = 'session_epoch'");
            var restored =
                    assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
            assertEquals(false, restored.loginsEnded());
            assertEquals(7, database.number("SELECT value FROM settings WHERE key = 'session_epoch'"));
        }
    }

    @Test
    void whatIsNoDatabase_isMovedAside_withItsLog_andNoLoginCounts() throws Exception {
        Files.writeString(file, "this is not a database\n".repeat(500));
        Files.writeString(folder.resolve("jarvis.db-wal"), "nor is this its log");
        var restored = assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
        assertTrue(restored.loginsEnded());
        assertTrue(Files.readString(restored.kept().orElseThrow()).startsWith("this is not"));
        assertEquals(
                List.of("jarvis.db", "jarvis.db.20260126T130057123Z.kept", "jarvis.db.20260126T130057123Z.kept-wal"),
                Workshop.names(folder));
        try (var database = TestDatabase.asItLies(folder)) {
            assertEquals("one", Workshop.titles(database));
            assertEquals(
                    TestClock.START.getEpochSecond(),
                    database.number("SELECT value FROM settings WHERE key = 'session_epoch'"));
        }
    }

    @Test
    void damagedDatabase_isKeptAsItIs_andReplaced_alsoForWhoHasItOpen() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            for (int count = 0; count < 200; count++) {
                Workshop.append(database, "x".repeat(2_000));
            }
        }
        Workshop.spoil(file);
        var damaged = Files.readAllBytes(file);
        try (var database = TestDatabase.asItLies(folder)) {
            assertThrows(DatabaseUnavailable.class, () -> Workshop.titles(database));
            var restored =
                    assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
            assertEquals("one", Workshop.titles(database));
            assertEquals(damaged.length, Files.size(restored.kept().orElseThrow()));
        }
        assertEquals(List.of(), amiss(file));
    }

    @Test
    void newerSchemaInPlace_isReplaced() {
        try (var database = TestDatabase.in(folder)) {
            database.execute("UPDATE flyway_schema_history SET version = '999'");
        }
        assertThrows(
                DatabaseUnavailable.class, () -> TestDatabase.notYetOpened(file).open());
        assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
        try (var database = TestDatabase.asItLies(folder)) {
            assertEquals("one", Workshop.titles(database));
        }
    }

    @Test
    void databaseThatAStrangerHolds_staysAsItIs() throws Exception {
        try (var stranger = new OtherProcess(Stranger.class, file.toString(), "WRITING")) {
            assertEquals("holding", stranger.line());
            var told = assertThrows(
                    DatabaseUnavailable.class, () -> Workshop.restore(file).from(backup));
            assertTrue(String.valueOf(told.getMessage()).contains("another program has locked it"), told.getMessage());
        }
        assertEquals(List.of("jarvis.db"), Workshop.names(folder));
    }

    @Test
    void backupThatCannotBeUsed_isRefused_andNothingChanges(@TempDir Path third) throws Exception {
        var text = Files.writeString(third.resolve("text.db"), "this is not a database\n".repeat(500));
        var foreign = third.resolve("foreign.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + foreign);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name)");
        }
        var newer = changed(third.resolve("newer.db"), "UPDATE flyway_schema_history SET version = '999'");
        var cut = third.resolve("cut.db");
        Files.copy(backup, cut);
        Workshop.spoil(cut);
        var before = Files.readAllBytes(file);

        assertRefused(text, "this is no SQLite database");
        assertRefused(foreign, foreign + " is no backup of JARVIS: it has none of its tables");
        assertRefused(newer, newer + " has schema 999, this version of JARVIS knows schemas up to ");
        assertRefused(cut, "damaged");
        assertRefused(third.resolve("missing.db"), "there is no file " + third.resolve("missing.db"));
        assertRefused(third, "there is no file " + third);
        assertRefused(file, file + " is the database itself");
        assertEquals(List.of("jarvis.db"), Workshop.names(folder));
        assertEquals(List.of(before.length), List.of(Files.readAllBytes(file).length));
    }

    @Test
    void olderBackup_isBroughtToThisSchema_andPagesOfAnotherSizeAreNoHindrance(@TempDir Path third) throws Exception {
        var other = third.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = 8192");
            statement.execute("VACUUM INTO '" + other + "'");
        }
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "two");
            assertInstanceOf(Restored.class, Workshop.restore(file).from(other));
            assertEquals("one", Workshop.titles(database));
        }
        assertEquals(List.of(), amiss(file));
    }

    private void assertRefused(Path wanted, String words) {
        var refused = assertInstanceOf(Refused.class, Workshop.restore(file).from(wanted), wanted.toString());
        assertTrue(refused.why().contains(words), refused.why());
    }

    private Path changed(Path copy, String sql) throws Exception {
        Files.copy(backup, copy);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return copy;
    }

    private TestDatabase opened(Path kept) throws Exception {
        var opened = Files.createDirectory(elsewhere.resolve("opened"));
        Files.copy(kept, opened.resolve("jarvis.db"));
        return TestDatabase.asItLies(opened);
    }

    private static List<String> amiss(Path examined) {
        return Examiner.amiss(TestDatabase.bean(Examiner.class).examine(examined));
    }
}
