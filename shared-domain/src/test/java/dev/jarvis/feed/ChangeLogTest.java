package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.Transactions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLogTest {

    private final TestDatabase database;
    private final Transactions transactions;
    private final ChangeLog changes = new ChangeLog();

    ChangeLogTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.transactions = database.transactions();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void emptyLog_beginsAtZero() {
        assertEquals(0, head());
        assertEquals(0, oldestResumable());
        assertEquals(List.of(), after(0, 10));
    }

    @Test
    void everyInsertedEvent_isAnnounced_whoeverInsertsIt() {
        database.execute("""
                INSERT INTO events (uid, timestamp, cluster, type, severity, source, title, message, summary)
                VALUES ('u', '2026-01-26T13:00:57.123Z', 'home', 'chat', 'info', 'user', 't', 'm', 's')
                """);
        assertEquals(List.of(new Change(1, "home", ChangeKind.EVENT, "1")), after(0, 10));
        assertEquals(1, database.number("SELECT count(*) FROM changes WHERE timestamp = '2026-01-26T13:00:57.123Z'"));
    }

    @Test
    void everyKind_canBeAnnounced() {
        for (var kind : ChangeKind.values()) {
            announce(TestClock.START, kind, kind.word());
        }
        var kinds = after(0, 100).stream().map(Change::kind).toList();
        assertEquals(List.of(ChangeKind.values()), kinds);
    }

    @Test
    void after_continuesInOrder_andNoFartherThanTheLimit() {
        for (int count = 1; count <= 5; count++) {
            announce(TestClock.START, ChangeKind.RUN, "r" + count);
        }
        assertEquals(
                List.of("r3", "r4"), after(2, 2).stream().map(Change::reference).toList());
        assertEquals(5, head());
    }

    @Test
    void rolledBackAnnouncement_leavesNoGapThatAReaderWaitsFor() {
        announce(TestClock.START, ChangeKind.RUN, "kept");
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(connection -> {
                    changes.announce(connection, TestClock.START, "home", ChangeKind.RUN, "undone");
                    throw new IllegalStateException();
                }));
        announce(TestClock.START, ChangeKind.RUN, "next");
        assertEquals(
                List.of("kept", "next"),
                after(0, 10).stream().map(Change::reference).toList());
        assertEquals(2, head());
    }

    @Test
    void oldestResumable_isThePositionBeforeTheOldestThatIsKept() {
        for (int count = 0; count < 5; count++) {
            announce(TestClock.START.plusSeconds(count), ChangeKind.RUN, "r" + count);
        }
        assertEquals(0, oldestResumable());
        forgetUpTo(2);
        assertEquals(2, oldestResumable());
        assertEquals("r2", after(oldestResumable(), 1).getFirst().reference());
    }

    @Test
    void emptiedLog_isResumableAtItsHeadOnly_andNumbersAreNotUsedAgain() {
        announce(TestClock.START, ChangeKind.RUN, "a");
        announce(TestClock.START, ChangeKind.RUN, "b");
        forgetUpTo(2);
        assertEquals(2, head());
        assertEquals(2, oldestResumable());
        announce(TestClock.START, ChangeKind.RUN, "c");
        assertEquals(List.of(new Change(3, "home", ChangeKind.RUN, "c")), after(2, 10));
    }

    private void announce(Instant time, ChangeKind kind, String reference) {
        transactions.run(connection -> changes.announce(connection, time, "home", kind, reference));
    }

    private List<Change> after(long position, int limit) {
        return transactions.read(connection -> changes.after(connection, position, limit));
    }

    private long head() {
        return transactions.read(changes::head);
    }

    private long oldestResumable() {
        return transactions.read(changes::oldestResumable);
    }

    private void forgetUpTo(long position) {
        database.execute("DELETE FROM changes WHERE id <= " + position);
    }
}
