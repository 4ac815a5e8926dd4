package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseSettings;
import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.SqliteRefusal;
import dev.jarvis.database.WriteTurn;
import dev.jarvis.upkeep.Restore.Outcome.Restored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.sqlite.SQLiteConnection;

/**
 * Puts one database in the place of another that processes may have open. Its content is copied into the file in one
 * transaction, as SQLite's backup interface does: processes that have it open see the old or the new, and none writes into
 * a file that nobody sees any more. What was cut short takes the copy, too. Only what is no database at all, so that nobody
 * can be using it, is moved aside instead. Thread-safe.
 */
@Singleton
public final class Exchange {

    private static final DateTimeFormatter IN_A_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long USUAL_PAGE_BYTES = 4_096;
    private static final int ALL_PAGES = -1;
    private static final int PAUSE_MILLIS = 100;
    private static final int MOST_PAUSES = 50;

    private final Identity identity;
    private final InstantSource clock;

    @Inject
    public Exchange(Identity identity, InstantSource clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * The size that the pages of what is put in must have.
     *
     * @throws SQLException when what lies there cannot be read now, such as when it is locked
     */
    long pageBytes(Path live) throws SQLException, IOException {
        return presentPageBytes(live).orElse(USUAL_PAGE_BYTES);
    }

    /** Puts a draft that nobody has open in the place of the database, when it is our turn to write. */
    Restored put(DraftFolder draft, DatabaseSettings settings) throws IOException {
        var live = settings.path();
        var kept = live.resolveSibling(live.getFileName() + "." + IN_A_NAME.format(clock.instant()) + ".kept");
        try (var turn = WriteTurn.of(settings).take()) {
            if (presentPageBytes(live).isPresent()) {
                try (var connection = ExistingFile.replace(live)) {
                    boolean loginsEnded = copyInto(connection, draft, kept);
                    return new Restored(live, Optional.of(kept), loginsEnded);
                }
            }
            boolean wasThere = Files.exists(live);
            var owner = FileOwner.of(wasThere ? live : settings.folder());
            identity.renew(draft.file(), Optional.empty());
            DraftFolder.settle(draft.file());
            owner.give(draft.file());
            owner.give(turn.file());
            moveAside(live, kept);
            Files.move(draft.file(), live, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Restored(live, wasThere ? Optional.of(kept) : Optional.empty(), true);
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(live, failed), failed);
        }
    }

    /** Empty when nothing lies there, or something that is no database. */
    private static OptionalLong presentPageBytes(Path live) throws SQLException, IOException {
        // Beside an empty file SQLite would delete the log, which may hold all that is left.
        if (!Files.exists(live) || Files.size(live) == 0) {
            return OptionalLong.empty();
        }
        // Only looking: who may write also clears away the log of what is no database.
        try (var connection = ExistingFile.read(live)) {
            try {
                CleanCopy.number(connection, "SELECT count(*) FROM sqlite_schema");
            } catch (SQLException failed) {
                if (SqliteRefusal.isNoDatabase(failed)) {
                    return OptionalLong.empty();
                }
                if (!SqliteRefusal.isDamage(failed)) {
                    throw failed;
                }
            }
            return OptionalLong.of(CleanCopy.number(connection, "PRAGMA page_size"));
        }
    }

    private boolean copyInto(SQLiteConnection live, DraftFolder draft, Path kept) throws SQLException, IOException {
        // Fails in words, and before anything is done, when a stranger holds the database.
        execute(live, "BEGIN IMMEDIATE");
        execute(live, "ROLLBACK");
        keep(live, draft.kept());
        var epoch = identity.sessionEpoch(live);
        var id = identity.renew(draft.file(), epoch);
        // Whole and on the disk before it gets the name by which it is taken for what was there.
        Files.move(draft.kept(), kept);
        live.getDatabase().restore("main", draft.file().toString(), null, PAUSE_MILLIS, MOST_PAUSES, ALL_PAGES);
        var said = lastWords(live);
        // What the call answers is the state of the draft: only the database itself tells what came of it.
        if (!identity.of(live).equals(Optional.of(id))) {
            Files.delete(kept);
            var refused = notCopied(said);
            giveBackRoom(live, refused);
            throw refused;
        }
        foldTheLog(live);
        return epoch.isEmpty();
    }

    /** Page for page, so that what is damaged is kept as well. */
    private static void keep(SQLiteConnection live, Path kept) throws SQLException, IOException {
        DraftFolder.ownersAlone(kept);
        int code = live.getDatabase().backup("main", kept.toString(), null, PAUSE_MILLIS, MOST_PAUSES, ALL_PAGES);
        if (code != 0) {
            throw new SQLException("it could not be kept (SQLite's code " + code + ")", "", code);
        }
        DraftFolder.settle(kept);
    }

    /** What SQLite says of the last thing that was done; the driver hands it out in no other way. */
    private static String lastWords(SQLiteConnection live) {
        try {
            live.getDatabase().throwex(0);
            return "";
        } catch (SQLException words) {
            return String.valueOf(words.getMessage());
        }
    }

    private static SQLException notCopied(String said) {
        return SqliteRefusal.named(said, "the backup could not be copied into it, and nothing has changed: " + said);
    }

    private static void foldTheLog(Connection live) {
        try {
            execute(live, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException later) {
            // It is committed all the same; whoever writes next tries again to fold it.
            return;
        }
    }

    /** What was copied half-way lies in the log, where it means nothing and takes what is left of the disk. */
    private static void giveBackRoom(Connection live, SQLException refused) {
        try {
            execute(live, "PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException alsoFailed) {
            refused.addSuppressed(alsoFailed);
        }
    }

    /** With it goes what SQLite kept beside it: another database must not meet a log that is not its own. */
    private static void moveAside(Path live, Path kept) throws IOException {
        for (var part : List.of("-wal", "-journal")) {
            var beside = live.resolveSibling(live.getFileName() + part);
            if (Files.exists(beside) && Files.size(beside) == 0) {
                Files.delete(beside);
            } else if (Files.exists(beside)) {
                Files.move(beside, kept.resolveSibling(kept.getFileName() + part));
            }
        }
        Files.deleteIfExists(live.resolveSibling(live.getFileName() + "-shm"));
        if (Files.exists(live)) {
            link(live, kept);
        }
    }

    /** A second name, so that there is never nothing at the first; disks that know no links get a move. */
    private static void link(Path live, Path kept) throws IOException {
        try {
            Files.createLink(kept, live);
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.move(live, kept);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
