package dev.jarvis.database;

import dev.jarvis.database.Standing.Content;
import dev.jarvis.database.Standing.Use;
import dev.jarvis.settings.FileRefusal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;

/**
 * Runs work in one transaction. Writers wait their turn and begin with the write lock, so that nothing fails half-way
 * for having read first; readers see one state from beginning to end and never wait for a writer. Thread-safe.
 */
@Singleton
public final class Transactions {

    /** Connections kept open between uses; more are opened under load and closed again. */
    private static final int KEPT_OPEN = 4;

    /** A page that really changes: an empty transaction commits on a full disk as well. Announced to nobody. */
    private static final String CHANGE_A_PAGE = """
            INSERT INTO settings (key, value) VALUES ('write_probe', '1')
            ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
            """;

    private final StoredSettings settings = new StoredSettings();
    private final Database database;
    private final Standing standing;
    private final WriteTurn writers;
    private final BlockingDeque<Lent> idle = new LinkedBlockingDeque<>(KEPT_OPEN);

    @Inject
    public Transactions(Database database) {
        this.database = database;
        this.standing = database.standing();
        this.writers = WriteTurn.of(database.settings());
    }

    /** A connection, and the file that lay at the database's path when it was opened. */
    private static final class Lent {

        private final Connection connection;
        private final Object file;

        /** Whether it is in no transaction and has the usual pragmas: only such a one is used again. */
        private boolean clean = true;

        /** What it held when damage was met. */
        private Content damaged = Content.UNKNOWN;

        private Lent(Connection connection, Object file) {
            this.connection = connection;
            this.file = file;
        }
    }

    @FunctionalInterface
    private interface Errand<T> {
        T of(Lent lent) throws SQLException;
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
        return inTurn(() -> inside(Use.WRITING, "BEGIN IMMEDIATE", work));
    }

    /**
     * Like {@link #write}, and when it returns not even a power cut forgets it. For what must be known before something
     * is done in the world: an intent, an approval, a runbook's step.
     */
    public <T> T writeDurably(Work<T> work) {
        return inTurn(() -> with(Use.WRITING, lent -> {
            execute(lent.connection, "PRAGMA synchronous = FULL");
            try {
                return inside(lent, "BEGIN IMMEDIATE", work);
            } finally {
                boolean clean = lent.clean;
                lent.clean = false;
                execute(lent.connection, "PRAGMA synchronous = NORMAL");
                lent.clean = clean;
            }
        }));
    }

    private <T> T inTurn(Supplier<T> writing) {
        prepare(Use.WRITING);
        try (var _ = writers.take()) {
            return writing.get();
        } catch (IOException refused) {
            throw noTurn(refused);
        }
    }

    private DatabaseUnavailable noTurn(IOException refused) {
        return standing.failed(
                Use.WRITING,
                new DatabaseUnavailable(
                        "the lock beside " + database.settings().path() + ": " + FileRefusal.inWords(refused),
                        refused));
    }

    private Object prepare(Use use) {
        try {
            return database.prepare();
        } catch (DatabaseUnavailable unavailable) {
            throw standing.failed(use, unavailable);
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
     * Folds the log back into the file as far as no reader is in the way, without the turn to write. Who writes much in many
     * transactions does so between them: else one of the commits would, its own or another's, while all others wait.
     */
    public void foldLogBack() {
        with(Use.WRITING, lent -> {
            execute(lent.connection, "PRAGMA wal_checkpoint(PASSIVE)");
            return Boolean.TRUE;
        });
    }

    /**
     * Writes something that means nothing, to see that it can be done.
     *
     * @throws DatabaseUnavailable when it cannot
     */
    public void tryToWrite() {
        run(connection -> execute(connection, CHANGE_A_PAGE));
    }

    /** The same beside others: waits for nobody and tells nobody, but the standing knows what came of it. */
    void tryToWriteUnlessOthersDo() {
        try {
            prepare(Use.WRITING);
            var turn = writers.takeIfFree();
            if (turn.isPresent()) {
                try (var _ = turn.get()) {
                    tryAtOnce();
                }
            }
        } catch (DatabaseUnavailable noted) {
            return;
        } catch (IOException refused) {
            var _ = noTurn(refused);
        }
    }

    private void tryAtOnce() {
        with(Use.WRITING, lent -> {
            execute(lent.connection, "PRAGMA busy_timeout = 0");
            try {
                return inside(lent, "BEGIN IMMEDIATE", connection -> {
                    execute(connection, CHANGE_A_PAGE);
                    return Boolean.TRUE;
                });
            } finally {
                boolean clean = lent.clean;
                lent.clean = false;
                execute(lent.connection, "PRAGMA busy_timeout = " + Database.BUSY_TIMEOUT_MILLIS);
                lent.clean = clean;
            }
        });
    }

    /**
     * Everything read inside belongs to one moment.
     *
     * @throws DatabaseUnavailable when the database could not be opened, or refused
     */
    public <T> T read(Work<T> work) {
        return inside(Use.READING, "BEGIN DEFERRED", work);
    }

    private <T> T inside(Use use, String begin, Work<T> work) {
        return with(use, lent -> inside(lent, begin, work));
    }

    private <T> T inside(Lent lent, String begin, Work<T> work) throws SQLException {
        lent.clean = false;
        execute(lent.connection, begin);
        try {
            var result = work.with(lent.connection);
            execute(lent.connection, "COMMIT");
            lent.clean = true;
            return result;
        } catch (SQLException | RuntimeException | Error failed) {
            if (failed instanceof SQLException refused && SqliteRefusal.isDamage(refused)) {
                lent.damaged = content(lent);
            }
            rollBack(lent, failed);
            throw failed;
        }
    }

    /** Of the same moment as the rest of the transaction; what cannot be read is damaged, too. */
    private Content content(Lent lent) {
        try {
            return new Content(Optional.of(lent.file), Optional.of(settings.content(lent.connection)));
        } catch (SQLException unreadable) {
            return new Content(Optional.of(lent.file), Optional.empty());
        }
    }

    /** After some failures, such as a full disk, SQLite has rolled back by itself: what came first is what must be told. */
    private static void rollBack(Lent lent, Throwable failed) {
        try {
            execute(lent.connection, "ROLLBACK");
            lent.clean = true;
        } catch (SQLException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
    }

    private <T> T with(Use use, Errand<T> errand) {
        var lent = take(use);
        try {
            var result = errand.of(lent);
            if (standing.damage().isPresent()) {
                standing.worked(use, content(lent));
            } else {
                standing.worked(use);
            }
            return result;
        } catch (SQLException failed) {
            throw standing.failed(use, database.unavailable(failed), lent.damaged);
        } finally {
            if (lent.clean) {
                giveBack(lent);
            } else {
                close(lent.connection);
            }
        }
    }

    /** One that was opened on a file which has been replaced since would read and write what nobody sees any more. */
    private Lent take(Use use) {
        var file = prepare(use);
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            if (kept.file.equals(file)) {
                return kept;
            }
            close(kept.connection);
        }
        try {
            return new Lent(database.open(), file);
        } catch (DatabaseUnavailable unavailable) {
            throw standing.failed(use, unavailable);
        }
    }

    private void giveBack(Lent lent) {
        if (!idle.offerFirst(lent)) {
            close(lent.connection);
        }
    }

    /** Closes what is kept open; the last process to do so also folds the log back into the file. */
    @PreDestroy
    public void close() {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            close(kept.connection);
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
