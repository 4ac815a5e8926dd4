package dev.jarvis.upkeep.examinations;

import dev.jarvis.upkeep.Examination;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.Subject;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Whether pages, rows and indexes agree, as SQLite itself judges. */
@Singleton
@Order(1)
final class Integrity implements Examination {

    private static final String SOUND = "ok";
    private static final String QUERY = "PRAGMA integrity_check(10)";

    @Override
    public String name() {
        return "integrity";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        var said = subject.column(QUERY);
        return said.equals(List.of(SOUND))
                ? List.of(Finding.sound("every page, row and index is as it should be"))
                : said.stream().map(Finding::amiss).toList();
    }
}
