package dev.jarvis.database;

import dev.jarvis.settings.FileRefusal;
import dev.jarvis.settings.FileSize;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file can be written, by a look at it, its folder and its disk: nothing is tried. */
final class WritableFile {

    /** The log that SQLite keeps beside the database grows to 4 MiB before it is folded back into it. */
    static final long LEAST_FREE_BYTES = 8L << 20;

    private WritableFile() {}

    /** Why not; empty when nothing speaks against it. Whether the file itself is there does not matter. */
    static Optional<String> whyNot(Path file) {
        return whyNotBeside(file)
                .or(() -> Files.exists(file) && !Files.isWritable(file)
                        ? Optional.of(file + " is not writable by user " + user() + ": change its owner or its mode")
                        : Optional.empty());
    }

    /** Why nothing can be written beside a file, where SQLite keeps its log even for those who only read. */
    static Optional<String> whyNotBeside(Path file) {
        var folder = folder(file);
        try {
            if (Files.getFileStore(folder).isReadOnly()) {
                return Optional.of(
                        "the disk of " + folder + " is mounted read-only: mount it for writing, or set DB_PATH");
            }
        } catch (IOException unknown) {
            return Optional.of("the disk of " + folder + " cannot be asked: " + FileRefusal.inWords(unknown));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("the folder " + folder + " is not writable by user " + user()
                        + ": change its owner, or set DB_PATH");
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    /** Why the next writes will fail for want of room; empty when there is enough. */
    static Optional<String> whyTooLittleRoom(Path file) {
        try {
            long free = store(file).getUsableSpace();
            return free >= LEAST_FREE_BYTES
                    ? Optional.empty()
                    : Optional.of("its disk is full: " + FileSize.text(free) + " free, at least "
                            + FileSize.text(LEAST_FREE_BYTES) + " are needed: make room");
        } catch (IOException unknown) {
            return Optional.of("the disk of " + file + " cannot be asked: " + FileRefusal.inWords(unknown));
        }
    }

    static FileStore store(Path file) throws IOException {
        return Files.getFileStore(folder(file));
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    }
}
