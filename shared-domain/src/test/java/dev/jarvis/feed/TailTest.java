package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is committed is handed over once and in order, whoever committed it and however long it took. */
class TailTest {

    private static final int PATIENCE_SECONDS = 30;

    private final TestDatabase database;
    private final EventStore events = new EventStore(TestDatabase.json());
    private final Tail tail;

    TailTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.tail = new Tail(database.database(), new ChangeLog(), new StoredSettings());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tail_beginsAfterWhatIsThere() throws Exception {
        append("before");
        var reader = new Collecting();
        try (var _ = tail.follow(reader)) {
            assertEquals(1L, reader.start());
            append("after");
            assertEquals("2", reader.next().reference());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FULL", "NORMAL"})
    void commitsOfFourProcesses_comeOnceAndInOrder(String synchronous) throws Exception {
        followFourWriters(synchronous, 100);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"FULL", "NORMAL"})
    void tenThousandEventsOfFourProcesses_comeOnceAndInOrder(String synchronous) throws Exception {
        followFourWriters(synchronous, 2_500);
    }

    private void followFourWriters(String synchronous, int each) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of the other writers: " + seed);
        var file = database.database().settings().path().toString();
        var reader = new Collecting();
        var writers = new ArrayList<OtherProcess>();
        try (var _ = tail.follow(reader)) {
            assertEquals(0L, reader.start());
            for (int index = 0; index < 4; index++) {
                writers.add(new OtherProcess(
                        OtherWriter.class, file, Long.toString(seed + index), Integer.toString(each), synchronous));
            }
            for (var writer : writers) {
                assertEquals("ready", writer.line());
            }
            writers.forEach(writer -> writer.tell("go"));
            var seen = new ArrayList<Long>();
            while (seen.size() < 4 * each) {
                seen.add(reader.next().id());
            }
            for (var writer : writers) {
                assertEquals("wrote " + each, writer.line());
            }
            reader.idleTwice();
            assertTrue(reader.isEmpty(), "nothing comes twice");
            var committed = database.transactions()
                    .read(connection -> new ChangeLog()
                            .after(connection, 0, 100_000).stream()
                                    .map(Change::id)
                                    .toList());
            assertEquals(committed, seen);
            assertEquals(0, database.number("SELECT count(*) FROM events WHERE title = 'undone'"));
        } finally {
            writers.forEach(OtherProcess::close);
        }
    }

    @Test
    void fileThatTookThePlaceOfAnother_isFollowed(@TempDir Path elsewhere) throws Exception {
        try (var restored = TestDatabase.in(elsewhere)) {
            restored.transactions().run(connection -> {
                for (int count = 0; count < 7; count++) {
                    events.append(connection, SomeEvents.status("in the copy"));
                }
            });
        }
        var reader = new Collecting();
        var file = database.database().settings().path();
        try (var _ = tail.follow(reader)) {
            assertEquals(0L, reader.start());
            append("before");
            assertEquals("1", reader.next().reference());

            Files.delete(file.resolveSibling("jarvis.db-wal"));
            Files.delete(file.resolveSibling("jarvis.db-shm"));
            Files.move(elsewhere.resolve("jarvis.db"), file, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(7L, reader.start());
            append("after");
            assertEquals("8", reader.next().reference());
            assertTrue(reader.isEmpty());
        }
    }

    /** As a backup that is copied into the file in one transaction. */
    @Test
    void contentThatTookThePlaceOfAnother_isNoNews() throws Exception {
        var reader = new Collecting();
        try (var _ = tail.follow(reader)) {
            assertEquals(0L, reader.start());
            database.transactions().run(connection -> {
                new StoredSettings().put(connection, "database_id", "another");
                for (int count = 0; count < 7; count++) {
                    events.append(connection, SomeEvents.status("restored"));
                }
            });
            assertEquals(7L, reader.start());
            append("after");
            assertEquals("8", reader.next().reference());
            assertTrue(reader.isEmpty());
        }
    }

    @Test
    void contentThatTookThePlaceOfAnother_betweenTwoPages_isNoNews() throws Exception {
        var reader = new Collecting();
        var replacing = new Tail.Reader() {
            private boolean replaced;

            @Override
            public void startsAt(long position) {
                reader.startsAt(position);
            }

            @Override
            public void read(List<Change> page, Connection connection) {
                reader.read(page, connection);
                if (!replaced) {
                    replaced = true;
                    announce("restored", 50, Optional.of("another"));
                }
            }

            @Override
            public void idle(Connection connection) {
                reader.idle(connection);
            }
        };
        try (var _ = tail.follow(replacing)) {
            assertEquals(0L, reader.start());
            announce("of the first", 1_500, Optional.empty());
            for (int count = 0; count < 1_000; count++) {
                assertEquals("of the first", reader.next().reference());
            }
            assertEquals(1_550L, reader.start());
            append("after");
            assertEquals("1", reader.next().reference());
            assertTrue(reader.isEmpty());
        }
    }

    private void announce(String reference, int times, Optional<String> id) {
        var changes = new ChangeLog();
        database.transactions().run(connection -> {
            if (id.isPresent()) {
                new StoredSettings().put(connection, "database_id", id.get());
            }
            for (int count = 0; count < times; count++) {
                changes.announce(connection, TestClock.START, "home", ChangeKind.RUN, reference);
            }
        });
    }

    /** SQLite would read the old log into the new file, and end this process by truncating what is mapped into it. */
    @Test
    void fileThatTookThePlaceOfAnother_butNotOfItsLog_isRefusedUntilThatIsGone(@TempDir Path elsewhere)
            throws Exception {
        TestDatabase.in(elsewhere).close();
        var reader = new Collecting();
        var file = database.database().settings().path();
        try (var _ = tail.follow(reader)) {
            assertEquals(0L, reader.start());
            append("before");
            assertEquals("1", reader.next().reference());

            Files.move(elsewhere.resolve("jarvis.db"), file, StandardCopyOption.REPLACE_EXISTING);
            var refused = assertThrows(DatabaseUnavailable.class, () -> append("nowhere"));
            assertTrue(String.valueOf(refused.getMessage()).contains("jarvis.db-shm"), refused.getMessage());
            Files.delete(file.resolveSibling("jarvis.db-wal"));
            Files.delete(file.resolveSibling("jarvis.db-shm"));
            assertEquals(0L, reader.start());
            append("after");
            assertEquals("1", reader.next().reference());
        }
    }

    @Test
    void fileThatIsGone_isNotMadeAnew_andFollowedOnceItIsBack(@TempDir Path elsewhere) throws Exception {
        var reader = new Collecting();
        var file = database.database().settings().path();
        try (var _ = tail.follow(reader)) {
            assertEquals(0L, reader.start());
            append("before");
            assertEquals("1", reader.next().reference());
            database.close();
            Files.move(file, elsewhere.resolve("kept.db"));
            var gone = assertThrows(DatabaseUnavailable.class, () -> append("nowhere"));
            assertTrue(String.valueOf(gone.getMessage()).contains("is gone"), gone.getMessage());
            assertFalse(Files.exists(file));
            Files.move(elsewhere.resolve("kept.db"), file);
            append("after");
            assertEquals("2", reader.next().reference());
        }
    }

    @Test
    void longHeldTransaction_isSeenAfterItsCommit_whileOthersWait() throws Exception {
        var reader = new Collecting();
        try (var _ = tail.follow(reader)) {
            reader.start();
            database.transactions().run(connection -> {
                events.append(connection, SomeEvents.status("held"));
                reader.idleTwice();
                assertTrue(reader.isEmpty(), "nothing is seen before its commit");
            });
            assertEquals("1", reader.next().reference());
        }
    }

    @Test
    void manyChanges_comeInPages_withoutALoss() throws Exception {
        var reader = new Collecting();
        try (var _ = tail.follow(reader)) {
            reader.start();
            var changes = new ChangeLog();
            database.transactions().run(connection -> {
                for (int count = 0; count < 2_500; count++) {
                    changes.announce(connection, TestClock.START, "home", ChangeKind.RUN, "r" + count);
                }
            });
            for (int count = 0; count < 2_500; count++) {
                assertEquals("r" + count, reader.next().reference());
            }
        }
    }

    @Test
    void readerThatFails_isAskedAgain_andMissesNothing() throws Exception {
        var reader = new Collecting();
        var failsOnce = new Tail.Reader() {
            private boolean failed;

            @Override
            public void startsAt(long position) {
                reader.startsAt(position);
            }

            @Override
            public void read(List<Change> page, Connection connection) {
                if (!failed) {
                    failed = true;
                    throw new IllegalStateException("once, on purpose");
                }
                reader.read(page, connection);
            }

            @Override
            public void idle(Connection connection) {
                reader.idle(connection);
            }
        };
        try (var _ = tail.follow(failsOnce)) {
            reader.start();
            append("one");
            append("two");
            assertEquals("1", reader.next().reference());
            assertEquals("2", reader.next().reference());
        }
    }

    private void append(String title) {
        database.transactions().run(connection -> events.append(connection, SomeEvents.status(title)));
    }

    /** Keeps what it is told for a test that waits for it. */
    private static final class Collecting implements Tail.Reader {

        private final BlockingQueue<Long> starts = new LinkedBlockingQueue<>();
        private final BlockingQueue<Change> seen = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> idles = new LinkedBlockingQueue<>();

        long start() throws InterruptedException {
            return within(starts);
        }

        Change next() throws InterruptedException {
            return within(seen);
        }

        boolean isEmpty() {
            return seen.isEmpty();
        }

        void idleTwice() {
            try {
                idles.clear();
                within(idles);
                within(idles);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        private static <T> T within(BlockingQueue<T> queue) throws InterruptedException {
            var taken = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(taken, "nothing came");
            return taken;
        }

        @Override
        public void startsAt(long position) {
            starts.add(position);
        }

        @Override
        public void read(List<Change> page, Connection connection) {
            seen.addAll(page);
        }

        @Override
        public void idle(Connection connection) {
            idles.add(0L);
        }
    }
}
