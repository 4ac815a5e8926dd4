package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.SmallDisk;
import dev.jarvis.database.Stranger;
import dev.jarvis.database.TestDatabase;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to the person who looks after the database, and what a script is told. */
class DbCommandsTest {

    private final Path folder;
    private final Path elsewhere;
    private final Path file;

    DbCommandsTest(@TempDir Path folder, @TempDir Path elsewhere) {
        this.folder = folder;
        this.elsewhere = elsewhere;
        this.file = folder.resolve("jarvis.db");
    }

    @Test
    void backup_restore_check_andStats_sayWhatWasDone() throws Exception {
        TestDatabase.in(folder).close();
        var backup = elsewhere.resolve("backup.db");
        var made = jarvis("db", "backup", backup.toString());
        assertEquals(0, made.exitCode(), made.err());
        assertTrue(
                made.out().matches("backup " + backup + ": \\d+(\\.\\d)? kB, schema \\d+, examined and sound\n"),
                made.out());

        var again = jarvis("db", "backup", backup.toString());
        assertEquals(2, again.exitCode());
        assertEquals(
                "jarvis: " + backup + " is there already: name another file, or say --force to replace it\n",
                again.err());
        assertEquals(0, jarvis("db", "backup", "--force", backup.toString()).exitCode());

        var restored = jarvis("db", "restore", backup.toString());
        assertEquals(0, restored.exitCode(), restored.err());
        var lines = restored.out().lines().toList();
        assertEquals("restored " + backup + " into " + file, lines.getFirst());
        assertTrue(
                lines.get(1).matches("what was there is kept as " + file + "\\.\\d{8}T\\d{9}Z\\.kept"), lines.get(1));
        assertEquals("the password is that of the backup, unless JARVIS_PASSWORD is set", lines.getLast());

        var checked = jarvis("db", "check");
        assertEquals(0, checked.exitCode(), checked.out());
        assertTrue(checked.out().endsWith(file + " is sound\n"), checked.out());
        assertTrue(
                checked.out().startsWith("integrity     ok     every page, row and index is as it should be\n"),
                checked.out());

        var counted = jarvis("db", "stats");
        assertEquals(0, counted.exitCode(), counted.err());
        assertTrue(counted.out().contains("events     none yet\n"), counted.out());
        assertTrue(counted.out().contains("kept       samples for 2 days\n"), counted.out());
        assertTrue(
                jarvis("db", "stats", "--json").out().startsWith("{\"file\":\"" + file + "\",\"fileBytes\":"),
                "one object");
        assertTrue(
                jarvis("db", "check", "--json")
                        .out()
                        .startsWith("[{\"examination\":\"integrity\",\"findings\":[{\"sound\":true,"),
                "an array");
    }

    @Test
    void onAnotherPath_theBackupIsWhole() {
        TestDatabase.in(folder).close();
        var backup = elsewhere.resolve("backup.db").toString();
        assertEquals(0, jarvis("db", "backup", backup).exitCode());
        var path = Map.of("DB_PATH", elsewhere.resolve("moved").resolve("j.db").toString());
        var restored = Lab.jarvisIn(path, "db", "restore", backup);
        assertEquals(0, restored.exitCode(), restored.err());
        assertFalse(restored.out().contains("is kept as"), restored.out());
        assertEquals(0, Lab.jarvisIn(path, "db", "check").exitCode());
        assertEquals("Nothing has happened.\n", Lab.jarvisIn(path, "events").out());
    }

    @Test
    void whatIsAmiss_is1_andSaysWhatToDo() {
        try (var database = TestDatabase.in(folder)) {
            database.execute(
                    "CREATE VIRTUAL TABLE titles_fts USING fts5(title, content='settings', content_rowid='id')");
        }
        var ran = jarvis("db", "check");
        assertEquals(1, ran.exitCode(), ran.out());
        assertTrue(ran.out().contains("  AMISS  the search index titles_fts does not agree"), ran.out());
        assertTrue(
                ran.out()
                        .endsWith(file
                                + " is not sound: nothing is lost, and it can be mended where it is: jarvis db check"
                                + " --rebuild-search\n"),
                ran.out());
    }

    @Test
    void searchIndexThatIsAmiss_isMadeAnewWhenAsked() {
        try (var database = TestDatabase.in(folder)) {
            database.execute("INSERT INTO event_words (rowid, title) VALUES (99, 'ghost')");
        }
        assertEquals(1, jarvis("db", "check").exitCode());
        var mended = jarvis("db", "check", "--rebuild-search");
        assertEquals(0, mended.exitCode(), mended.out());
        assertTrue(mended.out().contains("the search index event_words was made anew\n"), mended.out());
        assertTrue(mended.out().endsWith(file + " is sound\n"), mended.out());
        assertEquals(0, jarvis("db", "check").exitCode());
    }

    @Test
    void databaseThatWasCutShort_isMendedByTheCommandThatIsNamed() throws Exception {
        TestDatabase.in(folder).close();
        var backup = elsewhere.resolve("backup.db").toString();
        assertEquals(0, jarvis("db", "backup", backup).exitCode());
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        var told = jarvis("events");
        assertEquals(4, told.exitCode());
        assertTrue(told.err().contains("jarvis db restore FILE puts a backup in its place"), told.err());
        var damaged = jarvis("db", "check");
        assertEquals(1, damaged.exitCode(), damaged.out());
        assertTrue(
                damaged.out().contains("put the last good backup in its place with jarvis db restore"), damaged.out());
        var restored = jarvis("db", "restore", backup);
        assertEquals(0, restored.exitCode(), restored.err());
        assertEquals(0, jarvis("db", "check").exitCode());
        assertEquals(0, jarvis("events").exitCode());
    }

    @Test
    void nothingThere_is4_andNothingIsMade() {
        for (var command : new String[][] {
            {"check"}, {"stats"}, {"backup", elsewhere.resolve("b.db").toString()}
        }) {
            var words = new String[command.length + 1];
            words[0] = "db";
            System.arraycopy(command, 0, words, 1, command.length);
            refused(4, jarvis(words), "jarvis: there is no database " + file);
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void missingWords_are2() {
        assertEquals(2, jarvis("db").exitCode());
        assertEquals(2, jarvis("db", "backup").exitCode());
        assertEquals(2, jarvis("db", "restore").exitCode());
        assertEquals(2, jarvis("db", "vacuum").exitCode());
        refused(
                2,
                jarvis("db", "restore", elsewhere.resolve("none").toString()),
                "jarvis: there is no file " + elsewhere.resolve("none"));
    }

    @Test
    void databaseHeldByAnotherProgram_is4() {
        TestDatabase.in(folder).close();
        try (var stranger = new OtherProcess(Stranger.class, file.toString(), "EXCLUSIVE")) {
            assertEquals("holding", stranger.line());
            refused(
                    4,
                    jarvis("events"),
                    "jarvis: database " + file
                            + ": another program has locked it and did not let go within 5 s: close that"
                            + " program (fuser " + file + " names it)");
        }
        assertEquals(0, jarvis("events").exitCode());
    }

    @Test
    void newerSchema_is4() {
        try (var database = TestDatabase.in(folder)) {
            database.execute("UPDATE flyway_schema_history SET version = '999'");
        }
        var ran = jarvis("events");
        assertEquals(4, ran.exitCode());
        assertTrue(
                ran.err().startsWith("jarvis: the database has schema 999, this version of JARVIS knows"), ran.err());
        assertEquals(1, jarvis("db", "check").exitCode());
    }

    @Test
    void readOnlyDisk_is4(@TempDir Path mounted) throws Exception {
        try (var disk = SmallDisk.on(mounted, 32)) {
            var there = disk.folder().resolve("jarvis.db");
            TestDatabase.in(mounted).close();
            disk.readOnly(true);
            refused(
                    4,
                    Lab.jarvisIn(Map.of("DB_PATH", there.toString()), "events"),
                    "jarvis: database " + there + ": it cannot be written: the disk of " + mounted
                            + " is mounted read-only: mount it for writing, or set DB_PATH");
            disk.readOnly(false);
            assertEquals(
                    0,
                    Lab.jarvisIn(Map.of("DB_PATH", there.toString()), "events").exitCode());
        }
    }

    @Test
    void fullDisk_is4_andAPassSaysSo_untilThereIsRoom(@TempDir Path mounted, @TempDir Path ofTheLab) throws Exception {
        try (var disk = SmallDisk.on(mounted, 32);
                var lab = new Lab(ofTheLab)) {
            var path = Map.of("DB_PATH", disk.folder().resolve("jarvis.db").toString());
            assertEquals(0, lab.jarvisWith(path, "poll", "critical").exitCode());
            disk.fill();
            for (var command : new String[][] {{"poll", "routine"}, {"status"}}) {
                var ran = lab.jarvisWith(path, command);
                assertEquals(4, ran.exitCode(), ran.out() + ran.err());
                assertTrue(ran.err().contains("its disk is full (0 B free): make room"), ran.err());
            }
            disk.makeRoom();
            assertEquals(0, lab.jarvisWith(path, "poll", "routine").exitCode());
        }
    }

    @Test
    void damagedDatabase_is4_andTheCheckSaysWhere() throws Exception {
        TestDatabase.in(folder).close();
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4_096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        refused(
                4,
                jarvis("events"),
                "jarvis: database " + file
                        + ": it is damaged: jarvis db check says where, jarvis db restore FILE puts a backup in its place");
        var checked = jarvis("db", "check");
        assertEquals(1, checked.exitCode(), checked.out());
        assertTrue(checked.out().contains("AMISS"), checked.out());
    }

    private Lab.Ran jarvis(String... arguments) {
        return Lab.jarvisIn(Map.of("DB_PATH", file.toString()), arguments);
    }

    private static void refused(int exitCode, Lab.Ran ran, String said) {
        assertEquals(exitCode, ran.exitCode(), ran.err());
        assertEquals(said, ran.err().strip());
    }
}
