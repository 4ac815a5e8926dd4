package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.SmallDisk;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private final Path folder;
    private final Path elsewhere;
    private final Path file;
    private final Path target;
    private final Backup backup;

    BackupTest(@TempDir Path folder, @TempDir Path elsewhere) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.file = folder.resolve("jarvis.db");
        this.target = elsewhere.resolve("backup of jarvis.db");
        this.backup = Workshop.backup(file);
    }

    private TestDatabase database() {
        return TestDatabase.in(folder);
    }

    @Test
    void backup_holdsWhatIsThere_forItsOwnerAlone_andNothingElseIsLeft() throws Exception {
        try (var database = database()) {
            Workshop.append(database, "one");
            Workshop.append(database, "two");
            var made = assertInstanceOf(Backup.Outcome.Made.class, backup.make(target, false));
            assertEquals(target, made.file());
            assertEquals(Files.size(target), made.bytes());
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(target));
            assertEquals(List.of("backup of jarvis.db"), Workshop.names(elsewhere));
        }
        try (var copy = copy()) {
            assertEquals("one two", Workshop.titles(copy));
            assertEquals(2, copy.number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'changes'"));
        }
    }

    /** Whatever moment it is of, it holds a beginning of what was committed, and each transaction whole. */
    @Test
    void backup_whileAnotherProcessWrites_isOfOneMoment() throws Exception {
        database().close();
        long seed = new Random().nextLong();
        System.out.println("seed of the writer: " + seed);
        long rows;
        try (var writer = new OtherProcess(AcknowledgingWriter.class, file.toString(), Long.toString(seed))) {
            var acknowledged = writer.line();
            assertInstanceOf(Backup.Outcome.Made.class, backup.make(target, false));
            try (var copy = copy()) {
                rows = copy.number("SELECT count(*) FROM events");
                assertEquals(rows, copy.number("SELECT max(id) FROM events"));
                assertEquals(rows, copy.number("SELECT count(*) FROM changes"));
                assertTrue(rows >= acknowledged.strip().split(" ", -1).length, acknowledged);
            }
            // It went on meanwhile.
            writer.line();
        }
    }

    @Test
    void fileThatIsThere_isNotTouched_untilForced() throws Exception {
        database().close();
        Files.writeString(target, "something dear");
        assertRefused(target + " is there already: name another file, or say --force to replace it", target);
        assertEquals("something dear", Files.readString(target));
        assertInstanceOf(Backup.Outcome.Made.class, backup.make(target, true));
        copy().close();
    }

    @Test
    void databaseItself_isNoTarget_evenIfForced() throws Exception {
        try (var database = database()) {
            Workshop.append(database, "one");
            for (var part : List.of("jarvis.db", "jarvis.db-wal", "jarvis.db-shm", "jarvis.db.write")) {
                var refused = assertInstanceOf(
                        Backup.Outcome.Refused.class, backup.make(file.resolveSibling(part), true), part);
                assertTrue(refused.why().contains("belongs to the database itself"), refused.why());
            }
            var link = Files.createSymbolicLink(target, file);
            assertTrue(assertInstanceOf(Backup.Outcome.Refused.class, backup.make(link, true))
                    .why()
                    .contains("belongs to the database itself"));
            assertEquals("one", Workshop.titles(database));
        }
    }

    @Test
    void folderThatIsNotThere_isNotMade() {
        database().close();
        var far = target.resolveSibling("not mounted").resolve("backup.db");
        assertRefused("the folder " + far.getParent() + " does not exist: make it first, or mount its disk", far);
        assertRefused(elsewhere + " is a folder: name a file", elsewhere);
    }

    @Test
    void noDatabase_isTold_andNoneIsMade() throws Exception {
        var told = assertThrows(DatabaseUnavailable.class, () -> backup.make(target, false));
        assertEquals("there is no database " + file, told.getMessage());
        assertEquals(List.of(), Workshop.names(folder));
        assertEquals(List.of(), Workshop.names(elsewhere));
    }

    @Test
    void damagedDatabase_givesNoBackup() throws Exception {
        try (var database = database()) {
            for (int count = 0; count < 200; count++) {
                Workshop.append(database, "x".repeat(2_000));
            }
        }
        Workshop.spoil(file);
        var told = assertThrows(DatabaseUnavailable.class, () -> backup.make(target, false));
        assertTrue(String.valueOf(told.getMessage()).contains("it is damaged"), told.getMessage());
        assertEquals(List.of(), Workshop.names(elsewhere));
    }

    @Test
    void tooLittleRoom_isToldBeforehand_withBothNumbers(@TempDir Path mounted) throws Exception {
        try (var database = database();
                var disk = SmallDisk.on(mounted, 1)) {
            for (int count = 0; count < 400; count++) {
                Workshop.append(database, "x".repeat(3_000));
            }
            var refused = assertInstanceOf(
                    Backup.Outcome.Refused.class, backup.make(disk.folder().resolve("b.db"), false));
            assertTrue(
                    refused.why().matches("the backup needs \\d\\.\\d MB, the disk of .* has 1\\.0 MB free: .*"),
                    refused.why());
            assertEquals(List.of(), Workshop.names(mounted));
        }
    }

    private void assertRefused(String why, Path wanted) {
        assertEquals(new Backup.Outcome.Refused(why), backup.make(wanted, false));
    }

    private TestDatabase copy() throws Exception {
        var opened = Files.createDirectory(target.resolveSibling("opened"));
        Files.copy(target, opened.resolve("jarvis.db"));
        return TestDatabase.asItLies(opened);
    }
}
