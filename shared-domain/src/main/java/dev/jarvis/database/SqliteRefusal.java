package dev.jarvis.database;

import dev.jarvis.settings.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Why SQLite refused something with a database, in words for a person and with what mends it. The codes are SQLite's
 * primary result codes (sqlite.org/rescode.html).
 */
public final class SqliteRefusal {

    private static final int PRIMARY = 0xff;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int INPUT_OUTPUT = 10;
    private static final int DAMAGED = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    private static final long LEAST_TO_OPEN_BYTES = 64L << 10;

    private SqliteRefusal() {}

    /** One sentence that begins with the file. */
    public static String inWords(Path file, SQLException failed) {
        return "database " + file + ": " + reason(file, failed);
    }

    /** Whether it is the file, its disk or another program that refuses, and no single statement that is wrong. */
    static boolean isOfTheEnvironment(SQLException failed) {
        return switch (failed.getErrorCode() & PRIMARY) {
            case BUSY, LOCKED, READ_ONLY, INPUT_OUTPUT, DAMAGED, FULL, CANNOT_OPEN, NO_DATABASE -> true;
            default -> false;
        };
    }

    /** Whether what lies there cannot even be begun to be read as a database. */
    public static boolean isNoDatabase(SQLException failed) {
        return (failed.getErrorCode() & PRIMARY) == NO_DATABASE;
    }

    /** Whether it is a database, and broken. */
    public static boolean isDamage(SQLException failed) {
        return (failed.getErrorCode() & PRIMARY) == DAMAGED;
    }

    /** Whether the disk is full. */
    public static boolean isForWantOfRoom(SQLException failed) {
        return (failed.getErrorCode() & PRIMARY) == FULL;
    }

    /**
     * A refusal of which only SQLite's words are known.
     *
     * @param said its words for the code (sqlite3ErrStr)
     */
    public static SQLException named(String said, String message) {
        int code = said.contains("disk is full") ? FULL : said.contains("is locked") ? BUSY : 0;
        return new SQLException(message, "", code);
    }

    private static String reason(Path file, SQLException failed) {
        return switch (failed.getErrorCode() & PRIMARY) {
            case BUSY, LOCKED ->
                "another program has locked it and did not let go within "
                        + Database.BUSY_TIMEOUT_MILLIS / 1_000
                        + " s: close that program (fuser " + file + " names it)";
            case READ_ONLY -> "it cannot be written" + whyReadOnly(file);
            // On a full disk a database cannot even be opened: the index of its log takes 32 KiB beside it.
            case INPUT_OUTPUT ->
                hasNoRoom(file)
                        ? full(file)
                        : "the disk refused to read or write (" + failed.getMessage()
                                + "): look for its errors with dmesg, and make a backup while it can be read";
            case DAMAGED ->
                "it is damaged: jarvis db check says where, jarvis db restore FILE puts a backup in its place";
            case FULL -> full(file);
            case CANNOT_OPEN -> "it cannot be opened" + whyNotOpened(file);
            case NO_DATABASE ->
                "this is no SQLite database, and it is left as it is: move it away, or put a backup in its place with"
                        + " jarvis db restore FILE";
            default -> String.valueOf(failed.getMessage());
        };
    }

    private static String whyReadOnly(Path file) {
        return WritableFile.whyNot(file)
                .map(why -> ": " + why)
                .orElse(": the file, its folder or its disk is read-only");
    }

    private static String whyNotOpened(Path file) {
        if (Files.isDirectory(file)) {
            return ": it is a folder";
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            return ": user " + System.getProperty("user.name") + " may not read it";
        }
        return WritableFile.whyNot(file)
                .map(why -> ": " + why)
                .orElse(": is its folder there, and may user " + System.getProperty("user.name") + " write in it?");
    }

    private static String full(Path file) {
        return "its disk is full" + free(file) + ": make room, what was stored before is still there";
    }

    private static boolean hasNoRoom(Path file) {
        try {
            return WritableFile.store(file).getUsableSpace() < LEAST_TO_OPEN_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static String free(Path file) {
        try {
            return " (" + FileSize.text(WritableFile.store(file).getUsableSpace()) + " free)";
        } catch (IOException unknown) {
            return "";
        }
    }
}
