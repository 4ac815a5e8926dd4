package dev.jarvis.upkeep;

import dev.jarvis.database.SqliteRefusal;
import dev.jarvis.settings.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A copy of all that a database holds at one moment, made by {@code VACUUM INTO}. That reads in one transaction, so others
 * may write meanwhile for as long as they like; SQLite's backup interface, in steps, begins anew after each of their
 * commits and may never end, and in one step also copies the pages that nobody uses. It also reads every row, so that a
 * damaged database is found out and not copied.
 */
final class CleanCopy {

    private CleanCopy() {}

    /** What the copy takes at most. */
    static long bytes(Connection from) throws SQLException {
        return (number(from, "PRAGMA page_count") - number(from, "PRAGMA freelist_count"))
                * number(from, "PRAGMA page_size");
    }

    /** Writes it into an empty file. */
    static void make(Connection from, Path to) throws SQLException {
        try (var statement = from.prepareStatement("VACUUM INTO ?")) {
            statement.setString(1, to.toString());
            statement.execute();
        }
    }

    /** The same, where the copy's pages are to have another size. */
    static void make(Connection from, Path to, long pageBytes) throws SQLException {
        try (var statement = from.createStatement()) {
            statement.execute("PRAGMA page_size = " + pageBytes);
        }
        make(from, to);
    }

    /** Why a folder's disk has not enough room; empty when it has. */
    static Optional<String> whyNoRoom(Path folder, long bytes, String what) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        return free >= bytes
                ? Optional.empty()
                : Optional.of(what + " needs " + FileSize.text(bytes) + ", the disk of " + folder + " has "
                        + FileSize.text(free) + " free: make room, or use another disk");
    }

    /** What a failure means: a full disk is that of the copy, the rest is what is copied. */
    static String inWords(Path from, Path to, SQLException failed) {
        return SqliteRefusal.inWords(SqliteRefusal.isForWantOfRoom(failed) ? to : from, failed);
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql);
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
