package dev.jarvis.upkeep;

import dev.jarvis.database.Database;
import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.Migrations;
import dev.jarvis.database.SqliteRefusal;
import dev.jarvis.settings.FileRefusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Puts a backup in the place of the database, also while JARVIS runs. The backup is copied, examined and brought to this
 * version's schema first, beside the database; only what is sound takes its place. Thread-safe.
 */
@Singleton
public final class Restore {

    private static final String WORDS = "the backup cannot be restored: ";

    private final Database database;
    private final Migrations migrations;
    private final Examiner examiner;
    private final Exchange exchange;

    @Inject
    public Restore(Database database, Migrations migrations, Examiner examiner, Exchange exchange) {
        this.database = database;
        this.migrations = migrations;
        this.examiner = examiner;
        this.exchange = exchange;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * The backup is in place.
         *
         * @param file where
         * @param kept what was there before; empty when nothing was
         * @param loginsEnded whether everybody must log in again
         */
        record Restored(Path file, Optional<Path> kept, boolean loginsEnded) implements Outcome {}

        /** It is no backup that can be used, or there is no room; nothing has changed. */
        record Refused(String why) implements Outcome {}
    }

    /**
     * Restores one; the backup itself stays as it is.
     *
     * @throws DatabaseUnavailable when the database in place can neither be kept nor replaced; nothing has changed then
     */
    public Outcome from(Path backup) {
        var live = database.settings().path();
        var source = backup.toAbsolutePath().normalize();
        try {
            if (!Files.isRegularFile(source)) {
                return new Outcome.Refused("there is no file " + source);
            }
            if (Files.exists(live) && Files.isSameFile(source, live)) {
                return new Outcome.Refused(source + " is the database itself: name a backup of it");
            }
            Files.createDirectories(database.settings().folder());
            try (var draft = DraftFolder.beside(live)) {
                var refusal = prepare(source, live, draft);
                return refusal.isPresent()
                        ? new Outcome.Refused(refusal.get())
                        : exchange.put(draft, database.settings());
            }
        } catch (IOException refused) {
            throw new DatabaseUnavailable(WORDS + FileRefusal.inWords(refused), refused);
        }
    }

    /** Makes the draft that will take the database's place; says why not. */
    private Optional<String> prepare(Path source, Path live, DraftFolder draft) throws IOException {
        long pageBytes = pageBytes(live);
        try (var connection = ExistingFile.read(source)) {
            var refusal = whyUnusable(connection)
                    .map(why -> source + " " + why)
                    .or(() -> whyDamaged(source, live, connection));
            if (refusal.isEmpty()) {
                refusal = whyNoRoom(connection, live, draft);
            }
            if (refusal.isPresent()) {
                return refusal;
            }
            CleanCopy.make(connection, draft.file(), pageBytes);
        } catch (SQLException failed) {
            return Optional.of(inWords(source, live, failed));
        }
        new Database(new DatabaseSettings(draft.file(), Optional.empty()), migrations).prepare();
        var amiss = Examiner.amiss(examiner.examineAlone(draft.file()));
        return amiss.isEmpty() ? Optional.empty() : Optional.of(source + " is not sound: " + String.join("; ", amiss));
    }

    /** Of what is no use as a backup, the words for a database would say to restore a backup. */
    private static String inWords(Path source, Path live, SQLException failed) {
        if (SqliteRefusal.isNoDatabase(failed)) {
            return source + " is no backup: it is no SQLite database at all; name a file that jarvis db backup made";
        }
        if (SqliteRefusal.isDamage(failed)) {
            return source + " is damaged: name another backup (" + failed.getMessage() + ")";
        }
        return WORDS + CleanCopy.inWords(source, live, failed);
    }

    private long pageBytes(Path live) throws IOException {
        try {
            return exchange.pageBytes(live);
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(live, failed), failed);
        }
    }

    private static Optional<String> whyUnusable(Connection connection) throws SQLException {
        var schema = Migrations.versionOf(connection);
        boolean ours = schema.isPresent() && CleanCopy.number(connection, """
                        SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('settings', 'events', 'changes')
                        """) == 3;
        if (!ours) {
            return Optional.of("is no backup of JARVIS: it has none of its tables");
        }
        return schema.getAsInt() <= Migrations.newestKnown()
                ? Optional.empty()
                : Optional.of("has schema " + schema.getAsInt() + ", this version of JARVIS knows schemas up to "
                        + Migrations.newestKnown() + ": restore it with the version that made it");
    }

    /** Indexes, too: a copy makes them anew, and would hide that a file was cut or mixed. */
    private static Optional<String> whyDamaged(Path source, Path live, Connection connection) {
        try (var query = connection.prepareStatement("PRAGMA integrity_check(1)");
                var rows = query.executeQuery()) {
            var said = rows.next() ? rows.getString(1) : "";
            return said.equals("ok")
                    ? Optional.empty()
                    : Optional.of(source + " is damaged: name another backup (" + said + ")");
        } catch (SQLException failed) {
            return Optional.of(inWords(source, live, failed));
        }
    }

    /** The draft, the log that carries it into the database in one transaction, and the copy of what is there now. */
    private static Optional<String> whyNoRoom(Connection connection, Path live, DraftFolder draft)
            throws SQLException, IOException {
        long kept = Files.exists(live) ? Files.size(live) : 0;
        return CleanCopy.whyNoRoom(draft.folder(), 2 * CleanCopy.bytes(connection) + kept, "restoring");
    }
}
