package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.SqliteRefusal;
import dev.jarvis.database.Transactions;
import dev.jarvis.database.WriteTurn;
import dev.jarvis.settings.FileRefusal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes into a database as it lies, of whatever schema, when it is our turn. */
final class SmallWrite {

    private SmallWrite() {}

    /**
     * All of it is written, or none.
     *
     * @throws DatabaseUnavailable when it is refused
     */
    static void into(Path file, Transactions.Step step) {
        try (var _ = WriteTurn.of(new DatabaseSettings(file, Optional.empty())).take();
                var connection = ExistingFile.write(file)) {
            execute(connection, "BEGIN IMMEDIATE");
            step.with(connection);
            // What fails before this is undone when the connection is closed.
            execute(connection, "COMMIT");
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(file, failed), failed);
        } catch (IOException refused) {
            throw new DatabaseUnavailable("the lock beside " + file + ": " + FileRefusal.inWords(refused), refused);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
