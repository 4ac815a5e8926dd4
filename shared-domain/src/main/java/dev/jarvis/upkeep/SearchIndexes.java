package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.SqliteRefusal;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The search indexes of a database, which hold nothing that its rows do not: they can be made anew. Stateless. */
@Singleton
public final class SearchIndexes {

    /** What makes them anew. */
    public static final String MENDING = "jarvis db check --rebuild-search";

    /** Not those that only read in another one, as fts5vocab does. */
    private static final String NAMES = """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' AND lower(sql) GLOB '*using*fts5[ (]*' ORDER BY name
            """;

    /** Their names. */
    public List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.prepareStatement(NAMES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /**
     * Makes each anew from the rows that it indexes (sqlite.org/fts5.html#the_rebuild_command), each in a transaction of its
     * own: those who write wait for as long as one takes. Answers their names.
     *
     * @throws DatabaseUnavailable when it is refused; the index that it happened to is as it was
     */
    public List<String> rebuild(Path file) {
        List<String> names;
        try (var connection = ExistingFile.read(file)) {
            names = names(connection);
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(file, failed), failed);
        }
        for (var name : names) {
            SmallWrite.into(file, connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("INSERT INTO \"%1$s\" (\"%1$s\") VALUES ('rebuild')".formatted(name));
                }
            });
        }
        return names;
    }
}
