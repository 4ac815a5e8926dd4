package dev.jarvis.settings;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Files for their owner alone (0600), which appear whole or not at all, also when the process is killed meanwhile. Folders
 * that are missing are made. Thread-safe, and safe beside other processes.
 */
public final class PrivateFile {

    private PrivateFile() {}

    /** What puts a written draft in its place, and says whether it did. */
    private interface Placing {
        boolean place(Path draft) throws IOException;
    }

    /** Writes a file, over one that may be there. */
    public static void replace(Path file, String text, Charset charset) throws IOException {
        write(file, text, charset, draft -> {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        });
    }

    /**
     * Writes a file that is not there.
     *
     * @return false, and nothing changed, when it is there: of two who write at once one wins
     */
    public static boolean create(Path file, String text, Charset charset) throws IOException {
        return write(file, text, charset, draft -> {
            try {
                Files.createLink(file, draft);
                return true;
            } catch (FileAlreadyExistsException anotherOneWon) {
                return false;
            }
        });
    }

    private static boolean write(Path file, String text, Charset charset, Placing placing) throws IOException {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, text, charset);
            return placing.place(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
