package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.SqliteRefusal;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Makes every examination of a database; one that cannot be made hides no other. Thread-safe. */
@Singleton
public final class Examiner {

    private final List<Examination> examinations;

    @Inject
    public Examiner(List<Examination> examinations) {
        this.examinations = List.copyOf(examinations);
    }

    /**
     * What one examination found.
     *
     * @param examination its name
     */
    @Serdeable
    public record Result(String examination, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }

        /** Whether all of it is as it should be. */
        public boolean sound() {
            return findings.stream().allMatch(Finding::sound);
        }
    }

    /**
     * Examines a database as it lies, while others use it and wait for nothing. Reads all of it, and needs room beside it for
     * a copy.
     *
     * @throws DatabaseUnavailable when it cannot even be opened
     */
    public List<Result> examine(Path file) {
        return examine(file, true);
    }

    /** The same of a file that nobody else uses. */
    List<Result> examineAlone(Path file) {
        return examine(file, false);
    }

    private List<Result> examine(Path file, boolean inUse) {
        try (var connection = ExistingFile.write(file)) {
            var subject = new Subject(file, connection, inUse);
            refuseWhatIsNoDatabase(subject);
            return examinations.stream()
                    .map(examination -> new Result(examination.name(), made(examination, subject, file)))
                    .toList();
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(file, failed), failed);
        }
    }

    /** The texts of what is amiss. */
    static List<String> amiss(List<Result> results) {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .filter(finding -> !finding.sound())
                .map(Finding::text)
                .toList();
    }

    private static List<Finding> made(Examination examination, Subject subject, Path file) {
        try {
            return examination.look(subject);
        } catch (SQLException failed) {
            return List.of(Finding.amiss(
                    SqliteRefusal.isDamage(failed)
                            ? "damage is in the way: " + failed.getMessage()
                            : SqliteRefusal.inWords(file, failed)));
        }
    }

    /** Each examination would say the same of it. */
    private static void refuseWhatIsNoDatabase(Subject subject) throws SQLException {
        try {
            var _ = subject.column("SELECT count(*) FROM sqlite_schema");
        } catch (SQLException failed) {
            if (!SqliteRefusal.isDamage(failed)) {
                throw failed;
            }
        }
    }
}
