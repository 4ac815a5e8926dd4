package dev.jarvis.upkeep.examinations;

import dev.jarvis.upkeep.Examination;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.Subject;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether each search index is whole and agrees with the rows that it indexes. FTS5 takes the request as an insert and so
 * as a write (sqlite.org/fts5.html#the_integrity_check_command), though it writes nothing: where others may want to write
 * meanwhile, a copy is asked.
 */
@Singleton
@Order(4)
final class FullText implements Examination {

    private static final String INDEXES = """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%' AND lower(sql) GLOB '*using*fts5*' ORDER BY name
            """;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        var indexes = subject.column(INDEXES);
        return indexes.isEmpty()
                ? List.of(Finding.sound("there is no search index"))
                : subject.apart(alone ->
                        indexes.stream().map(index -> look(alone, index)).toList());
    }

    private static Finding look(Connection alone, String index) {
        // With rank 1 the rows themselves are compared, too, and not only the parts of the index.
        try (var statement = alone.createStatement()) {
            statement.execute("INSERT INTO \"%1$s\" (\"%1$s\", rank) VALUES ('integrity-check', 1)".formatted(index));
            return Finding.sound(index + " agrees with the rows that it indexes");
        } catch (SQLException differs) {
            return Finding.amiss("the search index " + index
                    + " does not agree with the rows that it indexes: searches may miss some (" + differs.getMessage()
                    + ")");
        }
    }
}
