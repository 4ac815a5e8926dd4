package dev.jarvis.upkeep.examinations;

import dev.jarvis.upkeep.Examination;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.Subject;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Whether every row is there that another one refers to. */
@Singleton
@Order(2)
final class ForeignKeys implements Examination {

    private static final String QUERY = """
            SELECT count(*) || ' of ' || "table" || ' refer to rows of ' || parent || ' that are not there, the first has id '
                   || coalesce(min(rowid), '?')
            FROM pragma_foreign_key_check GROUP BY "table", parent
            """;

    @Override
    public String name() {
        return "foreign keys";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        var dangling = subject.column(QUERY);
        return dangling.isEmpty()
                ? List.of(Finding.sound("every row is there that another one refers to"))
                : dangling.stream().map(Finding::amiss).toList();
    }
}
