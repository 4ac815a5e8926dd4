package dev.jarvis.upkeep.examinations;

import dev.jarvis.database.Migrations;
import dev.jarvis.upkeep.Examination;
import dev.jarvis.upkeep.Finding;
import dev.jarvis.upkeep.Subject;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Whether it is a database of JARVIS, of a schema that this version knows. */
@Singleton
@Order(3)
final class Schema implements Examination {

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public List<Finding> look(Subject subject) throws SQLException {
        var version = Migrations.versionOf(subject.connection());
        return List.of(
                version.isPresent()
                        ? judge(version.getAsInt(), Migrations.newestKnown())
                        : Finding.amiss("this is no database of JARVIS: it has no record of a schema"));
    }

    static Finding judge(int present, int newestKnown) {
        if (present > newestKnown) {
            return Finding.amiss("schema " + present + " is newer than this version of JARVIS knows, which is "
                    + newestKnown + ": start the newer version again");
        }
        return Finding.sound(
                present == newestKnown
                        ? "schema " + present + " is the one that this version of JARVIS uses"
                        : "schema " + present + " is older than " + newestKnown
                                + ", which this version of JARVIS makes of it when it starts");
    }
}
