package dev.jarvis.feed;

import dev.jarvis.database.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log of changes: each change is handed over once, in the order of commits, by one thread. It begins after
 * what is there when it starts. When the database cannot be read it says so once and tries again until it can.
 */
@Singleton
public final class Tail {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration BEFORE_RETRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAGE = 1_000;

    private final Database database;
    private final ChangeLog changes;

    @Inject
    public Tail(Database database, ChangeLog changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Who is told. Both methods are called by the tail's thread. */
    public interface Reader {

        /** The tail stands at a position: everything up to it counts as known. Called again after a restored database. */
        void startsAt(long position);

        /** The next changes; the connection reads the same moment or a later one. */
        void read(List<Change> page, Connection connection) throws SQLException;

        /** Called between reads at least every quarter of a second, for what is due by time. */
        void idle(Connection connection) throws SQLException;
    }

    /** Follows until it is closed. */
    public Following follow(Reader reader) {
        var following = new Following();
        following.thread =
                Thread.ofPlatform().name("tail").daemon().unstarted(() -> retryUntilClosed(following, reader));
        following.thread.start();
        return following;
    }

    /** A tail that runs; closing it ends its thread, and waits for that. */
    public static final class Following implements AutoCloseable {

        private volatile boolean closed;
        private long position = -1;
        private Thread thread = Thread.currentThread();

        @Override
        public void close() {
            closed = true;
            thread.interrupt();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void retryUntilClosed(Following following, Reader reader) {
        boolean told = false;
        while (!following.closed) {
            try (var connection = database.open();
                    var watch = new CommitWatch(database.settings().folder(), connection)) {
                if (told) {
                    LOG.info("the database can be read again");
                    told = false;
                }
                follow(following, reader, connection, watch);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | SQLException | IOException | Error failed) {
                // Errors too: a thread that ends unseen would leave every screen as it was.
                if (!told && !following.closed) {
                    LOG.error("the log of changes cannot be followed, trying again: {}", failed.toString());
                    told = true;
                }
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void follow(Following following, Reader reader, Connection connection, CommitWatch watch)
            throws SQLException, InterruptedException {
        long head = changes.head(connection);
        if (following.position < 0 || following.position > head) {
            following.position = head;
            reader.startsAt(head);
        }
        while (!following.closed) {
            if (watch.await()) {
                drain(following, reader, connection);
            }
            reader.idle(connection);
        }
    }

    private void drain(Following following, Reader reader, Connection connection) throws SQLException {
        while (true) {
            var page = changes.after(connection, following.position, PAGE);
            if (page.isEmpty()) {
                return;
            }
            reader.read(page, connection);
            following.position = page.getLast().id();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(BEFORE_RETRY);
            return true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
