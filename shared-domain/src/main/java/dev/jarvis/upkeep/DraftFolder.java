package dev.jarvis.upkeep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A folder for its owner alone beside the file that is to be made, so that what is whole can be moved into its place in one
 * step. It holds a database and what SQLite keeps beside one; what is left in it when it is closed is deleted.
 */
record DraftFolder(Path folder, Path file) implements AutoCloseable {

    static DraftFolder beside(Path target) throws IOException {
        var parent = Optional.ofNullable(target.getParent()).orElseThrow();
        var made = Files.createTempDirectory(
                parent,
                target.getFileName() + ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var file = made.resolve("draft.db");
        ownersAlone(file);
        return new DraftFolder(made, file);
    }

    /** Makes an empty file that only its owner may read. */
    static void ownersAlone(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Not even a power cut takes away again what was written. Nobody may have the file open as a database. */
    static void settle(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        try (var left = Files.list(folder)) {
            for (var one : left.toList()) {
                Files.delete(one);
            }
        }
        Files.delete(folder);
    }
}
