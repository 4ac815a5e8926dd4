package dev.jarvis.database;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where SQLite's own library is. The driver unpacks it into a temporary file at every start, which costs a short-lived
 * process most of its time; a native binary ships it at its side.
 */
public final class SqliteLibrary {

    private static final String PROPERTY = "org.sqlite.lib.path";
    private static final String FILE = "libsqlitejdbc.so";

    private SqliteLibrary() {}

    /** Uses the library that lies beside the running program, if there is one and nobody named another. */
    public static void useTheOneBesideTheProgram() {
        ProcessHandle.current()
                .info()
                .command()
                .map(Path::of)
                .map(program -> program.resolveSibling(FILE))
                .filter(library -> System.getProperty(PROPERTY) == null && Files.isRegularFile(library))
                .ifPresent(library -> System.setProperty(PROPERTY, String.valueOf(library.getParent())));
    }
}
