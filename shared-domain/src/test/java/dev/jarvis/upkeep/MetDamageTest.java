package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DamagedPages;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.HealthProbe;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that one reader has met stays said, whatever the others can read, until there is reason to say otherwise. */
class MetDamageTest {

    private static final String IN_DAMAGED_PAGES = "SELECT sum(length(message)) FROM events";
    private static final String IN_SOUND_ONES = "SELECT count(*) FROM settings";

    private final Path folder;
    private final Path file;
    private final Path backup;
    private final List<Optional<String>> heard = new ArrayList<>();

    MetDamageTest(@TempDir Path folder, @TempDir Path elsewhere) throws Exception {
        this.folder = folder;
        this.file = Workshop.filled(folder, "live", 300);
        this.backup = elsewhere.resolve("backup.db");
        assertInstanceOf(Backup.Outcome.Made.class, Workshop.backup(file).make(backup, false));
    }

    @Test
    void damage_isSaidOnce_untilABackupIsRestored() throws Exception {
        DamagedPages.of("events", file);
        try (var database = TestDatabase.asItLies(folder)) {
            var probe = meetDamage(database);
            assertInstanceOf(
                    Restore.Outcome.Restored.class, Workshop.restore(file).from(backup));
            assertTrue(database.number(IN_DAMAGED_PAGES) > 0);
            assertEquals(Optional.empty(), probe.whyDegraded());
            assertEquals(2, heard.size(), heard::toString);
            assertEquals(Optional.empty(), heard.getLast());
        }
    }

    @Test
    void damage_isSaidOnce_untilItIsFoundSound() throws Exception {
        var sound = Files.readAllBytes(file);
        DamagedPages.of("events", file);
        try (var database = TestDatabase.asItLies(folder)) {
            var probe = meetDamage(database);
            database.transactions().close();
            Files.write(file, sound);
            assertEquals(300, database.number("SELECT count(*) FROM events"));
            assertTrue(probe.whyDegraded().isPresent(), "nobody has looked at all of it");

            var examiner = TestDatabase.bean(Examiner.class);
            assertEquals(List.of(), Examiner.amiss(examiner.examine(file)));
            examiner.noteSound(file, TestClock.START);
            assertTrue(database.number(IN_SOUND_ONES) > 0);
            assertEquals(Optional.empty(), probe.whyDegraded());
            assertEquals(2, heard.size(), heard::toString);
        }
    }

    private HealthProbe meetDamage(TestDatabase database) {
        database.database().standing().listen(heard::add);
        var probe = new HealthProbe(database.database(), database.transactions(), new TestClock());
        for (int time = 0; time < 3; time++) {
            assertThrows(DatabaseUnavailable.class, () -> database.number(IN_DAMAGED_PAGES));
            assertTrue(database.number(IN_SOUND_ONES) > 0);
            database.execute("UPDATE settings SET value = value WHERE key = 'session_epoch'");
            assertTrue(probe.whyDegraded().orElseThrow().contains("it is damaged"));
        }
        assertEquals(1, heard.size(), heard::toString);
        return probe;
    }
}
