package dev.jarvis.database;

import dev.jarvis.settings.FileRefusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite file: made, migrated and opened when it is first asked for, and asked for again after a failure, so that a
 * process that started degraded recovers by itself when the cause goes away. Thread-safe.
 */
@Singleton
public final class Database {

    static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final DatabaseSettings settings;
    private final Migrations migrations;
    private final ReentrantLock opening = new ReentrantLock();
    private final Standing standing = new Standing();

    /** Which file was brought up to date. */
    private volatile @Nullable Object migrated;

    /** Which file open connections of this process share memory through, as far as is known. */
    private volatile @Nullable Object mapped;

    @Inject
    public Database(DatabaseSettings settings, Migrations migrations) {
        this.settings = settings;
        this.migrations = migrations;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** How this process fares with it. */
    public Standing standing() {
        return standing;
    }

    /** Why nothing can be written, by a look at the file, its folder and its disk; empty when nothing speaks against it. */
    Optional<String> whyNotWritable() {
        return WritableFile.whyNot(settings.path())
                .map(why -> "database " + settings.path() + ": it cannot be written: " + why)
                .or(() -> WritableFile.whyTooLittleRoom(settings.path())
                        .map(why -> "database " + settings.path() + ": " + why));
    }

    /**
     * A connection of the caller's own, with the pragmas that every connection has; the caller closes it.
     *
     * @throws DatabaseUnavailable with the file and the reason
     */
    public Connection open() {
        prepare();
        try {
            var connection = source().getConnection();
            FileKey.at(sharedMemory()).ifPresent(key -> mapped = key);
            return connection;
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    /** What a failure of a statement means for the person who runs JARVIS. */
    DatabaseUnavailable unavailable(SQLException failed) {
        return new DatabaseUnavailable(SqliteRefusal.inWords(settings.path(), failed), failed);
    }

    /**
     * Sees to it that the folder is there and the schema is current; done once, and again after every failure and for a
     * file that has taken the place of the one before, such as a restored copy.
     *
     * @return which file lies there now; another one equals it only when it is the same file
     */
    public Object prepare() {
        var ready = migratedFile();
        if (ready.isPresent()) {
            return ready.get();
        }
        opening.lock();
        try {
            var meanwhile = migratedFile();
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            if (migrated != null) {
                refuseHalfOfACopy();
            }
            prepareFolder();
            migrate();
            var made = FileKey.at(settings.path())
                    .orElseThrow(() -> new SQLException("the file went away while it was opened"));
            migrated = made;
            return made;
        } catch (SQLException failed) {
            throw unavailable(failed);
        } finally {
            opening.unlock();
        }
    }

    private Optional<Object> migratedFile() {
        return FileKey.at(settings.path()).filter(present -> present.equals(migrated));
    }

    /** The file that this process has used so far is not there any more. */
    private void refuseHalfOfACopy() {
        if (FileKey.at(settings.path()).isEmpty()) {
            // Not made anew: whoever restores a copy has taken the old one away a moment before.
            throw new DatabaseUnavailable("the database " + settings.path()
                    + " is gone: put it back, or start again to begin with an empty one");
        }
        if (FileKey.at(sharedMemory()).filter(key -> key.equals(mapped)).isPresent()) {
            // SQLite would read the old log into the new file, and truncate what open connections have mapped, which
            // ends the process.
            throw new DatabaseUnavailable("another file has taken the place of the database " + settings.path()
                    + ", but " + sharedMemory().getFileName() + " and the -wal of the one before still lie beside it:"
                    + " remove both");
        }
    }

    private Path sharedMemory() {
        return settings.path().resolveSibling(settings.path().getFileName() + "-shm");
    }

    private void migrate() throws SQLException {
        if (Files.exists(settings.path()) && migrations.isUpToDate(onlyLooking())) {
            return;
        }
        try (var _ = WriteTurn.of(settings).take()) {
            migrations.bringUpToDate(source());
        } catch (IOException refused) {
            throw new DatabaseUnavailable(
                    "the lock beside " + settings.path() + ": " + FileRefusal.inWords(refused), refused);
        }
    }

    private void prepareFolder() {
        var folder = settings.folder();
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new DatabaseUnavailable(
                    "the database's folder " + folder + " cannot be made: " + FileRefusal.inWords(refused), refused);
        }
        var refusal = WritableFile.whyNotBeside(settings.path());
        if (refusal.isPresent()) {
            throw new DatabaseUnavailable("database " + settings.path() + ": it cannot be written: " + refusal.get());
        }
    }

    /** Leaves the journal's mode as it is: switching it waits for nobody and fails beside others. */
    private SQLiteDataSource onlyLooking() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return source(config);
    }

    /** What opens connections with these pragmas, once the file is prepared: for those who ask for a source of some kind. */
    public SQLiteDataSource source() {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        return source(config);
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + settings.path());
        return source;
    }
}
