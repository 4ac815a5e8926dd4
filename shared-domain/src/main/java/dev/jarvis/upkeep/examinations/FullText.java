package dev.jarvis.upkeep.examinations;

import dev.jarvis.settings.FileRefusal;
import dev.jarvis.upkeep.Examination;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.Subject;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether each search index is whole and agrees with the rows that it indexes. FTS5 takes the request as an insert and so
 * as a write (sqlite.org/fts5.html#the_integrity_check_command): it is undone, and the other writers wait for it.
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
        var findings = new ArrayList<Finding>();
        for (var index : subject.column(INDEXES)) {
            findings.add(look(subject, index));
        }
        return findings.isEmpty() ? List.of(Finding.sound("there is no search index")) : findings;
    }

    private static Finding look(Subject subject, String index) throws SQLException {
        try (var _ = subject.turns().take()) {
            execute(subject, "BEGIN IMMEDIATE");
            try {
                // With rank 1 the rows themselves are compared, too, and not only the parts of the index.
                execute(
                        subject,
                        "INSERT INTO \"%1$s\" (\"%1$s\", rank) VALUES ('integrity-check', 1)".formatted(index));
                return Finding.sound(index + " agrees with the rows that it indexes");
            } catch (SQLException differs) {
                return Finding.amiss("the search index " + index
                        + " does not agree with the rows that it indexes: searches may miss some ("
                        + differs.getMessage()
                        + ")");
            } finally {
                execute(subject, "ROLLBACK");
            }
        } catch (IOException refused) {
            return Finding.amiss("the search index " + index + " could not be examined, the lock of those who write: "
                    + FileRefusal.inWords(refused));
        }
    }

    private static void execute(Subject subject, String sql) throws SQLException {
        try (var statement = subject.connection().createStatement()) {
            statement.execute(sql);
        }
    }
}
