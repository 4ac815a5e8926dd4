package dev.jarvis.database;

import dev.jarvis.settings.FileRefusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
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

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;

    private final DatabaseSettings settings;
    private final Migrations migrations;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Object migrated;

    @Inject
    public Database(DatabaseSettings settings, Migrations migrations) {
        this.settings = settings;
        this.migrations = migrations;
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /**
     * A connection of the caller's own, with the pragmas that every connection has; the caller closes it.
     *
     * @throws DatabaseUnavailable with the file and the reason
     */
    public Connection open() {
        prepare();
        try {
            return source().getConnection();
        } catch (SQLException failed) {
            throw unavailable(failed);
        }
    }

    /** What a failure of a statement means for the person who runs JARVIS. */
    DatabaseUnavailable unavailable(SQLException failed) {
        return new DatabaseUnavailable("database " + settings.path() + ": " + failed.getMessage(), failed);
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
            prepareFolder();
            migrate();
            var made = file().orElseThrow(() -> new SQLException("the file went away while it was opened"));
            migrated = made;
            return made;
        } catch (SQLException failed) {
            throw unavailable(failed);
        } finally {
            opening.unlock();
        }
    }

    private Optional<Object> migratedFile() {
        return file().filter(present -> present.equals(migrated));
    }

    /** Which file lies at the database's path; empty when none does, or when nobody may look. */
    private Optional<Object> file() {
        try {
            var key = Files.readAttributes(settings.path(), BasicFileAttributes.class)
                    .fileKey();
            return Optional.of(key == null ? settings.path() : key);
        } catch (IOException absent) {
            return Optional.empty();
        }
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
        if (!Files.isWritable(folder)) {
            throw new DatabaseUnavailable("the database's folder " + folder + " is not writable by user "
                    + System.getProperty("user.name") + ": change its owner, or set DB_PATH");
        }
    }

    /** Leaves the journal's mode as it is: switching it waits for nobody and fails beside others. */
    private SQLiteDataSource onlyLooking() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        return source(config);
    }

    private SQLiteDataSource source() {
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
