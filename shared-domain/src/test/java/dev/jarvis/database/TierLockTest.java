package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TierLock.Claim;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TierLockTest {

    private final Path file;
    private final TierLock locks;

    TierLockTest(@TempDir Path folder) {
        this.file = folder.resolve("jarvis.db");
        this.locks = locks();
    }

    @Test
    void secondClaim_isToldWhoHasIt() throws Exception {
        try (var _ = held(locks)) {
            var taken = assertInstanceOf(Claim.Taken.class, locks().claim("critical"));
            assertEquals(
                    "process " + ProcessHandle.current().pid() + " since 2026-01-26T13:00:57.123Z", taken.holder());
        }
    }

    @Test
    void otherTiers_areFree() throws Exception {
        try (var _ = held(locks);
                var other = assertInstanceOf(Claim.Held.class, locks.claim("routine"))) {
            assertTrue(other.channel().isOpen());
        }
    }

    @Test
    void closing_freesIt() throws Exception {
        held(locks).close();
        held(locks).close();
    }

    @Test
    void claimOfAnotherProcess_isToldWhoHasIt() throws Exception {
        try (var _ = held(locks);
                var other = otherClaim()) {
            assertEquals(
                    "taken by process " + ProcessHandle.current().pid() + " since 2026-01-26T13:00:57.123Z",
                    other.line());
        }
    }

    /** On Linux, closing any channel of a file drops all locks that the process has on it. */
    @Test
    void claimOfTheSameProcess_doesNotFreeItForOthers() throws Exception {
        try (var _ = held(locks)) {
            assertInstanceOf(Claim.Taken.class, locks.claim("critical"));
            try (var other = otherClaim()) {
                var said = other.line();
                assertTrue(said.startsWith("taken by process"), said);
            }
        }
    }

    @Test
    void killedHolder_freesItAtOnce() throws Exception {
        try (var other = otherClaim()) {
            assertEquals("held", other.line());
            var taken = assertInstanceOf(Claim.Taken.class, locks.claim("critical"));
            assertTrue(taken.holder().startsWith("process " + other.pid() + " since "), taken.holder());
            other.kill();
            held(locks).close();
        }
    }

    @Test
    void senselessName_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> locks.claim("../critical"));
        assertThrows(IllegalArgumentException.class, () -> locks.claim(""));
    }

    private static Claim.Held held(TierLock locks) {
        return assertInstanceOf(Claim.Held.class, locks.claim("critical"));
    }

    private TierLock locks() {
        return new TierLock(TestDatabase.notYetOpened(file), new TestClock());
    }

    private OtherProcess otherClaim() {
        return new OtherProcess(OtherDatabaseUser.class, "claim", file.toString());
    }
}
