package dev.jarvis.upkeep.examinations;

import dev.jarvis.settings.FileRefusal;
import dev.jarvis.upkeep.Examination;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.SearchIndexes;
import dev.jarvis.upkeep.Subject;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each search index is whole and agrees with the rows that it indexes. FTS5 takes the request as an insert and so
 * as a write (sqlite.org/fts5.html#the_integrity_check_command), of seconds where there is much: it is made of a copy.
 */
@Singleton
@Order(4)
final class FullText implements Examination {

    private final SearchIndexes indexes;

    FullText(SearchIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        if (indexes.names(subject.connection()).isEmpty()) {
            return List.of(Finding.sound("there is no search index"));
        }
        try {
            return subject.undisturbed(this::look);
        } catch (IOException refused) {
            return List.of(Finding.amiss("the search indexes could not be examined, the lock of those who write: "
                    + FileRefusal.inWords(refused)));
        }
    }

    private List<Finding> look(Connection connection) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var index : indexes.names(connection)) {
            findings.add(look(connection, index));
        }
        return findings;
    }

    private static Finding look(Connection connection, String index) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            // With rank 1 the rows themselves are compared, too, and not only the parts of the index.
            execute(connection, "INSERT INTO \"%1$s\" (\"%1$s\", rank) VALUES ('integrity-check', 1)".formatted(index));
            return Finding.sound(index + " agrees with the rows that it indexes");
        } catch (SQLException differs) {
            return Finding.amiss(
                    "the search index " + index
                            + " does not agree with the rows that it indexes: searches may miss some, "
                            + SearchIndexes.MENDING + " makes it anew (" + differs.getMessage() + ")",
                    SearchIndexes.MENDING);
        } finally {
            execute(connection, "ROLLBACK");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
