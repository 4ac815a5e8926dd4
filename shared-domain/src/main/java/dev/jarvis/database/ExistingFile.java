package dev.jarvis.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** Opens a database as it lies: makes none, migrates none, and leaves its journal as it is. Stateless. */
public final class ExistingFile {

    private ExistingFile() {}

    /**
     * For reading alone: whatever is tried, the file stays as it is.
     *
     * @throws DatabaseUnavailable when nothing lies there, or it cannot be opened
     */
    public static SQLiteConnection read(Path file) {
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(file, config);
    }

    /**
     * For reading and writing.
     *
     * @throws DatabaseUnavailable when nothing lies there, or it cannot be opened
     */
    public static SQLiteConnection write(Path file) {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return open(file, config);
    }

    /**
     * For taking out what is there, page by page, and putting something else in: opens also what was cut short, which is
     * refused to everybody else as soon as it is touched.
     *
     * @throws DatabaseUnavailable when nothing lies there, or it cannot be opened
     */
    public static SQLiteConnection replace(Path file) {
        var connection = write(file);
        try (var statement = connection.createStatement()) {
            // Whoever says this does not mind that the file is shorter than it says itself (SQLite's lockBtree).
            statement.execute("PRAGMA writable_schema = ON");
            return connection;
        } catch (SQLException refused) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(file, refused), refused);
        }
    }

    private static SQLiteConnection open(Path file, SQLiteConfig config) {
        if (!Files.exists(file)) {
            throw new DatabaseUnavailable("there is no database " + file);
        }
        config.setBusyTimeout(Database.BUSY_TIMEOUT_MILLIS);
        try {
            return (SQLiteConnection) config.createConnection("jdbc:sqlite:" + file);
        } catch (SQLException refused) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(file, refused), refused);
        }
    }
}
