package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthProbeTest {

    private final Path folder;
    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final HealthProbe probe;

    HealthProbeTest(@TempDir Path folder) {
        this.folder = folder;
        this.database = TestDatabase.in(folder);
        this.probe = new HealthProbe(database.database(), database.transactions(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** What is full by the look of it is said without a try: here it is tried all the same, as where a quota is reached. */
    @Test
    void writing_worksAgain_onlyOnceAPageCanReallyBeWritten(@TempDir Path mounted) throws Exception {
        try (var disk = SmallDisk.on(mounted, 2);
                var full = TestDatabase.in(mounted)) {
            long changes = full.number("SELECT count(*) FROM changes");
            disk.fill();
            assertThrows(DatabaseUnavailable.class, () -> full.transactions().tryToWrite());
            full.transactions().tryToWriteUnlessOthersDo();
            var why = full.database().standing().writing().orElseThrow();
            assertTrue(why.contains("its disk is full"), why);
            disk.makeRoom();
            full.transactions().tryToWriteUnlessOthersDo();
            assertEquals(Optional.empty(), full.database().standing().writing());
            assertEquals(1, full.number("SELECT value FROM settings WHERE key = 'write_probe'"));
            assertEquals(changes, full.number("SELECT count(*) FROM changes"));
        }
    }

    @Test
    void answer_isSharedForAWhile_andNothingIsTriedWhileAllIsWell() throws Exception {
        holdUp();
        assertTrue(probe.whyDegraded().isPresent());
        // It is free again meanwhile, but that is not tried for everyone who asks.
        assertTrue(probe.whyDegraded().isPresent());
        clock.advance(HealthProbe.BETWEEN_TRIES.minusMillis(1));
        assertTrue(probe.whyDegraded().isPresent());
        assertEquals(0, tries());
        clock.advance(HealthProbe.BETWEEN_TRIES);
        assertEquals(Optional.empty(), probe.whyDegraded());
        clock.advance(HealthProbe.BETWEEN_TRIES);
        assertEquals(Optional.empty(), probe.whyDegraded());
        assertEquals(1, tries());
    }

    @Test
    void whoAsks_waitsForNobodyWhoWrites() throws Exception {
        holdUp();
        database.transactions().run(connection -> {
            new StoredSettings().put(connection, "half", "done");
            clock.advance(HealthProbe.BETWEEN_TRIES);
            var answer = CompletableFuture.supplyAsync(probe::whyDegraded).join();
            assertTrue(answer.isPresent(), "nothing was tried");
        });
        assertEquals(Optional.empty(), probe.whyDegraded());
        assertEquals(0, tries());
    }

    /** The lock is another program's when it is asked for the first time, and nobody's afterwards. */
    private void holdUp() throws Exception {
        try (var stranger =
                new OtherProcess(Stranger.class, folder.resolve("jarvis.db").toString(), "WRITING")) {
            assertEquals("holding", stranger.line());
            assertThrows(DatabaseUnavailable.class, this::write);
            assertTrue(probe.whyDegraded().orElseThrow().contains("another program has locked it"));
            assertEquals(5_000, database.number("PRAGMA busy_timeout"));
        }
    }

    private void write() {
        database.execute("UPDATE settings SET value = value WHERE key = 'session_epoch'");
    }

    private long tries() {
        return database.number(
                "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM settings WHERE key = 'write_probe'");
    }
}
