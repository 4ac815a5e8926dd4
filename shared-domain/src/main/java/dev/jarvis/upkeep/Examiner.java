package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.SqliteRefusal;
import dev.jarvis.database.StoredSettings;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
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
     * Examines a database as it lies, while others may use it. Reads all of it.
     *
     * @throws DatabaseUnavailable when it cannot even be opened
     */
    public List<Result> examine(Path file) {
        return examine(file, true);
    }

    /** Examines one that nobody else uses, such as a draft. */
    List<Result> examineAlone(Path file) {
        return examine(file, false);
    }

    /**
     * Notes in a database that it was found sound. A JARVIS that runs and has met damage in it goes by that.
     *
     * @throws DatabaseUnavailable when it cannot be written
     */
    public void noteSound(Path file, Instant when) {
        SmallWrite.into(file, connection -> new StoredSettings().foundSound(connection, when));
    }

    private List<Result> examine(Path file, boolean shared) {
        try (var connection = ExistingFile.write(file)) {
            var subject = new Subject(file, connection, shared);
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
