package dev.jarvis.feed;

import dev.jarvis.database.Database;
import dev.jarvis.database.StoredSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int PAGE = 1_000;

    private final Database database;
    private final ChangeLog changes;
    private final StoredSettings settings;

    @Inject
    public Tail(Database database, ChangeLog changes, StoredSettings settings) {
        this.database = database;
        this.changes = changes;
        this.settings = settings;
    }

    /** Who is told. Every method is called by the tail's thread. */
    public interface Reader {

        /**
         * The tail stands at a position: everything up to it counts as known. Called again when another database has taken
         * the place of the one before, as a restored copy does.
         */
        void startsAt(long position);

        /** The next changes; the connection reads the same moment or a later one. */
        void read(List<Change> page, Connection connection) throws SQLException, InterruptedException;

        /** Called between reads at least every quarter of a second, for what is due by time. */
        void idle(Connection connection) throws SQLException, InterruptedException;
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
        private Optional<Identity> identity = Optional.empty();
        private boolean failing;
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
        while (!following.closed) {
            try {
                openAndFollow(following, reader);
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | SQLException | IOException | Error failed) {
                // Errors too: a thread that ends unseen would leave every screen as it was.
                if (!following.failing && !following.closed) {
                    LOG.error("the log of changes cannot be followed, trying again: {}", failed.toString());
                    following.failing = true;
                }
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void openAndFollow(Following following, Reader reader)
            throws SQLException, IOException, InterruptedException {
        // Which file it is comes first: if another takes its place while this one is opened, the first look shows it.
        var file = database.prepare();
        try (var connection = database.open();
                var watch = new CommitWatch(database.settings().folder(), connection)) {
            if (following.failing) {
                LOG.info("the database can be read again");
                following.failing = false;
            }
            follow(following, reader, connection, watch, file);
        }
    }

    /**
     * Which database it is.
     *
     * @param file the file at its path
     * @param id what a restored copy renews
     */
    private record Identity(Object file, String id) {}

    /** Returns when the tail was closed, or when another database has taken the place of this one. */
    private void follow(Following following, Reader reader, Connection connection, CommitWatch watch, Object file)
            throws SQLException, InterruptedException {
        var begun =
                atOneMoment(connection, () -> new Beginning(settings.databaseId(connection), changes.head(connection)));
        var identity = new Identity(file, begun.id());
        long head = begun.head();
        boolean another = !following.identity.equals(Optional.of(identity));
        if (another || following.position > head) {
            following.identity = Optional.of(identity);
            following.position = head;
            reader.startsAt(head);
        }
        long looked = System.nanoTime();
        while (!following.closed) {
            if (watch.await() && !drain(following, reader, connection, identity.id())) {
                return;
            }
            reader.idle(connection);
            if (System.nanoTime() - looked >= BETWEEN_LOOKS.toNanos()) {
                looked = System.nanoTime();
                if (!identity.equals(new Identity(database.prepare(), settings.databaseId(connection)))) {
                    return;
                }
            }
        }
    }

    /** False when another database has taken the place of this one: its rows are no news, whatever their numbers are. */
    private boolean drain(Following following, Reader reader, Connection connection, String id)
            throws SQLException, InterruptedException {
        int count = PAGE;
        while (count == PAGE) {
            var page = atOneMoment(
                    connection,
                    () -> id.equals(settings.databaseId(connection))
                            ? Optional.of(changes.after(connection, following.position, PAGE))
                            : Optional.<List<Change>>empty());
            if (page.isEmpty()) {
                return false;
            }
            count = page.get().size();
            if (count > 0) {
                reader.read(page.get(), connection);
                following.position = page.get().getLast().id();
            }
        }
        return true;
    }

    private record Beginning(String id, long head) {}

    @FunctionalInterface
    private interface Look<T> {
        T look() throws SQLException;
    }

    /** Between two reads of their own a copy could be restored: the id would be that of one, the rows those of the other. */
    private static <T> T atOneMoment(Connection connection, Look<T> look) throws SQLException {
        execute(connection, "BEGIN DEFERRED");
        try {
            return look.look();
        } finally {
            execute(connection, "ROLLBACK");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
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
