package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that is committed is handed over once and in order, whoever committed it and however long it took. */
class TailTest {

    private static final int PATIENCE_SECONDS = 30;

    private final TestDatabase database;
    private final EventStore events = new EventStore(TestDatabase.json());
    private final Tail tail;

    TailTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.tail = new Tail(database.database(), new ChangeLog());
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

    @Test
    void commitsOfAnotherProcess_comeOnceAndInOrder() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of the other writers: " + seed);
        int each = 150;
        var file = database.database().settings().path().toString();
        var reader = new Collecting();
        try (var _ = tail.follow(reader);
                var first = new OtherProcess(OtherWriter.class, file, Long.toString(seed), Integer.toString(each));
                var second =
                        new OtherProcess(OtherWriter.class, file, Long.toString(seed + 1), Integer.toString(each))) {
            assertEquals(0L, reader.start());
            for (var writer : List.of(first, second)) {
                assertEquals("ready", writer.line());
                writer.tell("go");
            }
            var seen = new ArrayList<Long>();
            while (seen.size() < 2 * each) {
                seen.add(reader.next().id());
            }
            assertEquals("wrote " + each, first.line());
            assertEquals("wrote " + each, second.line());
            var committed = database.transactions()
                    .read(connection -> new ChangeLog()
                            .after(connection, 0, 10_000).stream()
                                    .map(Change::id)
                                    .toList());
            assertEquals(committed, seen);
            assertEquals(0, database.number("SELECT count(*) FROM events WHERE title = 'undone'"));
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
