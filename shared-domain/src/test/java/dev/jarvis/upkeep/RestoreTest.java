package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.Migrations;
import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.SmallDisk;
import dev.jarvis.database.Stranger;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.upkeep.Restore.Outcome.Refused;
import dev.jarvis.upkeep.Restore.Outcome.Restored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** While nobody has it open SQLite refuses it at once, and otherwise when a page is read that is not there any more. */
    @ParameterizedTest
    @CsvSource({
        "half, true",
        "half, false",
        "odd, true",
        "odd, false",
        "4096, true",
        "4096, false",
        "100, true",
        "100, false",
        "50, false",
        "0, true",
        "0, false"
    })
    void databaseThatWasCutShort_isKept_andReplaced(String left, boolean open) throws Exception {
        try (var database = TestDatabase.in(folder)) {
            for (int count = 0; count < 200; count++) {
                Workshop.append(database, "x".repeat(2_000));
            }
            foldTheLog();
            if (!open) {
                database.transactions().close();
            }
            Workshop.cut(file, bytes(left));
            var cut = Files.readAllBytes(file);
            assertThrows(DatabaseUnavailable.class, () -> Workshop.titles(database));
            if (!open) {
                database.transactions().close();
            }

            var restored =
                    assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
            assertEquals("one", Workshop.titles(database));
            Workshop.append(database, "two");
            assertEquals("one two", Workshop.titles(database));
            var kept = Files.readAllBytes(restored.kept().orElseThrow());
            assertTrue(kept.length >= cut.length, kept.length + " bytes of " + cut.length + " are kept");
            // But for what SQLite counts in the first page.
            for (int at = 4_096; at < cut.length; at++) {
                assertEquals(cut[at], kept[at], "byte " + at);
            }
        }
        assertEquals(List.of(), amiss(file));
        assertEquals(List.of("jarvis.db", "jarvis.db.20260126T130057123Z.kept"), Workshop.names(folder));
    }

    private long bytes(String left) throws IOException {
        return switch (left) {
            case "half" -> Files.size(file) / 2;
            case "odd" -> Files.size(file) / 2 - 1_234;
            default -> Long.parseLong(left);
        };
    }

    /** SQLite deletes the log of an empty file: it may be all that is left. */
    @Test
    void emptyFile_isMovedAside_withItsLog() throws Exception {
        Files.write(file, new byte[0]);
        Files.writeString(folder.resolve("jarvis.db-wal"), "all that is left");
        assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
        assertEquals("all that is left", Files.readString(folder.resolve("jarvis.db.20260126T130057123Z.kept-wal")));
        try (var database = TestDatabase.asItLies(folder)) {
            assertEquals("one", Workshop.titles(database));
        }
    }

    @Test
    void cutDatabase_withPagesOfAnotherSize_isReplaced() throws Exception {
        Files.delete(file);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size = 8192");
            statement.execute("VACUUM INTO '" + file + "'");
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
        Workshop.cut(file, Files.size(file) / 2);
        assertInstanceOf(Restored.class, Workshop.restore(file).from(backup));
        try (var database = TestDatabase.asItLies(folder)) {
            assertEquals("one", Workshop.titles(database));
        }
    }

    /** SQLite keeps the log beside the file and not beside the link. */
    @Test
    void databaseBehindALink_isRestoredWhereItLies(@TempDir Path third) throws Exception {
        var link = Files.createSymbolicLink(third.resolve("link.db"), file);
        Files.writeString(file, "this is not a database\n".repeat(500));
        Files.writeString(folder.resolve("jarvis.db-wal"), "nor is this its log");
        assertInstanceOf(Restored.class, Workshop.restore(link).from(backup));
        assertEquals(
                List.of("jarvis.db", "jarvis.db.20260126T130057123Z.kept", "jarvis.db.20260126T130057123Z.kept-wal"),
                Workshop.names(folder));
        assertEquals(List.of("link.db"), Workshop.names(third));
        try (var database = TestDatabase.asItLies(folder)) {
            assertEquals("one", Workshop.titles(database));
        }
        var refused = assertInstanceOf(
                Backup.Outcome.Refused.class, Workshop.backup(link).make(file.resolveSibling("jarvis.db-wal"), true));
        assertTrue(refused.why().contains("belongs to the database itself"), refused.why());
    }

    /** The service runs as another user than root, who restores. */
    @Test
    void whatRootRestores_isOfTheFoldersOwner(@TempDir Path other) throws Exception {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "skipped: only root can give a file to somebody else");
        int nobody = 65_534;
        Files.setAttribute(other, "unix:uid", nobody);
        Files.setAttribute(other, "unix:gid", nobody);
        assertInstanceOf(
                Restored.class, Workshop.restore(other.resolve("jarvis.db")).from(backup));
        try (var made = Files.list(other)) {
            for (var one : made.toList()) {
                assertEquals(nobody, Files.getAttribute(one, "unix:uid"), one::toString);
                assertEquals(nobody, Files.getAttribute(one, "unix:gid"), one::toString);
            }
        }
        assertEquals(List.of("jarvis.db"), Workshop.names(other));
    }

    /** The disk fills up after it was found to have room: what is there is wholly the old or wholly the new. */
    @Test
    void diskThatFillsUpMeanwhile_leavesNothingHalfDone(@TempDir Path mounted) throws Exception {
        long drawn = new Random().nextLong(3L << 20);
        System.out.println("room that is left, drawn: " + drawn);
        try (var disk = SmallDisk.on(mounted, 24);
                var database = TestDatabase.in(mounted)) {
            var there = mounted.resolve("jarvis.db");
            for (int count = 0; count < 200; count++) {
                Workshop.append(database, "x".repeat(2_000));
            }
            int failed = 0;
            for (long left : new long[] {0, 40L << 10, 300L << 10, 700L << 10, 1_500L << 10, 16L << 20, drawn}) {
                var before = Workshop.titles(database);
                var filling = new Examiner(List.of(new FillingUp(disk, left)));
                var restore = Workshop.restore(TestDatabase.notYetOpened(there), filling, new TestClock());
                boolean restored = false;
                try {
                    restored = restore.from(backup) instanceof Restored;
                } catch (DatabaseUnavailable full) {
                    failed++;
                    assertTrue(String.valueOf(full.getMessage()).contains("disk is full"), full.getMessage());
                }
                disk.makeRoom();
                assertEquals(restored ? "one" : before, Workshop.titles(database), "with " + left + " left");
                var names = Workshop.names(mounted);
                var kept = there.resolveSibling("jarvis.db.20260126T130057123Z.kept");
                assertEquals(restored, Files.deleteIfExists(kept), names::toString);
                assertEquals(List.of("jarvis.db"), Workshop.names(mounted));
                assertEquals(List.of(), amiss(there));
                Workshop.append(database, "y".repeat(2_000));
            }
            assertTrue(failed > 1, "it never filled up");
        }
    }

    /** Comes last before the draft takes the database's place. */
    private record FillingUp(SmallDisk disk, long left) implements Examination {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public List<Finding> look(Subject subject) {
            try {
                disk.fillBut(left);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
            return List.of();
        }
    }

    private void foldTheLog() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
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
        var shortened = Files.copy(backup, third.resolve("short.db"));
        Workshop.cut(shortened, Files.size(shortened) / 2);
        var before = Files.readAllBytes(file);

        assertRefused(
                text, text + " is no backup: it is no SQLite database at all; name a file that jarvis db backup made");
        assertRefused(shortened, shortened + " is damaged: name another backup");
        assertRefused(foreign, foreign + " is no backup of JARVIS: it has none of its tables");
        assertRefused(newer, newer + " has schema 999, this version of JARVIS knows schemas up to ");
        assertRefused(cut, cut + " is damaged: name another backup");
        assertRefused(third.resolve("missing.db"), "there is no file " + third.resolve("missing.db"));
        assertRefused(third, "there is no file " + third);
        assertRefused(file, file + " is the database itself");
        assertEquals(List.of("jarvis.db"), Workshop.names(folder));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void olderBackup_isBroughtToThisSchema(String schema, @TempDir Path third) throws Exception {
        var old = third.resolve("old.db");
        var url = "jdbc:sqlite:" + old;
        Flyway.configure()
                .dataSource(url, "", "")
                .locations("classpath:db/migration")
                .target(schema)
                .load()
                .migrate();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO events (uid, timestamp, cluster, type, severity, source, title, message, summary)
                    VALUES ('u', '2026-01-26T13:00:57.123Z', 'home', 'status', 'info', 'monitor', 'long ago', 'm', 's')
                    """);
        }
        try (var database = TestDatabase.in(folder)) {
            assertInstanceOf(Restored.class, Workshop.restore(file).from(old));
            assertEquals("long ago", Workshop.titles(database));
            assertEquals(
                    Migrations.newestKnown(),
                    database.number("SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"));
            Workshop.append(database, "now");
            assertEquals("long ago now", Workshop.titles(database));
        }
        assertEquals(List.of(), amiss(file));
    }

    @Test
    void pagesOfAnotherSize_areNoHindrance(@TempDir Path third) throws Exception {
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
