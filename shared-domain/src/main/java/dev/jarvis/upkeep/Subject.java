package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.WriteTurn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that is examined.
 *
 * @param connection in no transaction, and may write
 * @param turns where those wait who want to write it; an examination that needs the write lock waits there, too
 */
public record Subject(Connection connection, WriteTurn turns) {

    static Subject of(Path file, Connection connection) {
        return new Subject(connection, WriteTurn.of(new DatabaseSettings(file, Optional.empty())));
    }

    /** The first column of a query's rows, as text. */
    public List<String> column(String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
