package dev.jarvis.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Which file lies at a path: another one that takes its place has another key, the same one keeps it whatever is written. */
final class FileKey {

    private FileKey() {}

    /** The key; empty when no file lies there, or nobody may look. */
    static Optional<Object> at(Path path) {
        try {
            var key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return Optional.of(key == null ? path : key);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
