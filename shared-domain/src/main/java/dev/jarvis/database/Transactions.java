package dev.jarvis.database;

import dev.jarvis.settings.FileRefusal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Runs work in one transaction. Writers wait their turn and begin with the write lock, so that nothing fails half-way
 * for having read first; readers see one state from beginning to end and never wait for a writer. Thread-safe.
 */
@Singleton
public final class Transactions {

    /** Connections kept open between uses; more are opened under load and closed again. */
    private static final int KEPT_OPEN = 4;

    private final Database database;
    private final WriteTurn writers;
    private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>(KEPT_OPEN);

    @Inject
    public Transactions(Database database) {
        this.database = database;
        this.writers = WriteTurn.of(database.settings());
    }

    /** What is done inside a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** The same, where nothing comes back. */
    @FunctionalInterface
    public interface Step {
        void with(Connection connection) throws SQLException;
    }

    /**
     * All of it is written, or none of it.
     *
     * @throws DatabaseUnavailable when the database could not be opened, or refused
     */
    public <T> T write(Work<T> work) {
        database.prepare();
        try (var _ = writers.take()) {
            return inside("BEGIN IMMEDIATE", work);
        } catch (IOException refused) {
            throw new DatabaseUnavailable(
                    "the lock beside " + database.settings().path() + ": " + FileRefusal.inWords(refused), refused);
        }
    }

    /** Like {@link #write}, where nothing comes back. */
    public void run(Step step) {
        write(connection -> {
            step.with(connection);
            return Boolean.TRUE;
        });
    }

    /**
     * Everything read inside belongs to one moment.
     *
     * @throws DatabaseUnavailable when the database could not be opened, or refused
     */
    public <T> T read(Work<T> work) {
        return inside("BEGIN DEFERRED", work);
    }

    private <T> T inside(String begin, Work<T> work) {
        var connection = take();
        boolean usable = false;
        try {
            execute(connection, begin);
            boolean committed = false;
            try {
                var result = work.with(connection);
                execute(connection, "COMMIT");
                committed = true;
                usable = true;
                return result;
            } finally {
                if (!committed) {
                    execute(connection, "ROLLBACK");
                    usable = true;
                }
            }
        } catch (SQLException failed) {
            throw database.unavailable(failed);
        } finally {
            if (usable) {
                giveBack(connection);
            } else {
                close(connection);
            }
        }
    }

    private Connection take() {
        var kept = idle.pollFirst();
        return kept == null ? database.open() : kept;
    }

    private void giveBack(Connection connection) {
        if (!idle.offerFirst(connection)) {
            close(connection);
        }
    }

    /** Closes what is kept open; the last process to do so also folds the log back into the file. */
    @PreDestroy
    public void close() {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            close(kept);
        }
    }

    private void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw database.unavailable(failed);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
