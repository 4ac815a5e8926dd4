package dev.jarvis.upkeep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A folder for its owner alone beside the file that is to be made, so that what is whole can be moved into its place in one
 * step. It holds a database and what SQLite keeps beside one; what is left in it when it is closed is deleted. Whoever makes
 * one also clears away those that a killed process has left: an operating-system lock tells them from those in use.
 *
 * @param file an empty file, for the draft
 * @param lock held as long as the draft is in use
 */
record DraftFolder(Path folder, Path file, FileChannel lock) implements AutoCloseable {

    private static final String MARK = ".jarvis-draft";
    private static final Pattern NAME = Pattern.compile(".+\\.jarvis-draft\\d+");
    private static final String LOCK = "lock";

    /** Those of this process: to open a lock that it holds and close it again would drop it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    static DraftFolder beside(Path target) throws IOException {
        var parent = Optional.ofNullable(target.getParent()).orElseThrow();
        clearAbandoned(parent);
        while (true) {
            var folder = Files.createTempDirectory(
                    parent,
                    target.getFileName() + MARK,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            OWN.add(folder);
            var lock = lock(folder);
            if (lock.isPresent()) {
                var file = folder.resolve("draft.db");
                ownersAlone(file);
                return new DraftFolder(folder, file, lock.get());
            }
            OWN.remove(folder);
        }
    }

    /** Where what the draft replaces is kept until it is whole. Not there yet. */
    Path kept() {
        return folder.resolve("kept.db");
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
        try (lock) {
            delete(folder);
        } finally {
            OWN.remove(folder);
        }
    }

    /** Empty when another process took the folder for abandoned before it was locked, and cleared it away. */
    private static Optional<FileChannel> lock(Path folder) throws IOException {
        var file = folder.resolve(LOCK);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (NoSuchFileException clearedAway) {
            return Optional.empty();
        }
        if (channel.tryLock() != null && Files.exists(file)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static void clearAbandoned(Path parent) throws IOException {
        try (var found = Files.newDirectoryStream(parent, DraftFolder::looksLikeOne)) {
            for (var folder : found) {
                clearIfAbandoned(folder);
            }
        }
    }

    private static boolean looksLikeOne(Path folder) {
        return NAME.matcher(folder.getFileName().toString()).matches()
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && !OWN.contains(folder);
    }

    private static void clearIfAbandoned(Path folder) throws IOException {
        var lock = folder.resolve(LOCK);
        try {
            if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
                // Left before it was locked, and so empty, or not ours; one that is being made just now is made again.
                Files.delete(folder);
                return;
            }
            try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                if (channel.tryLock() != null) {
                    delete(folder);
                }
            }
        } catch (FileSystemException anotherOnes) {
            // It is another user's, or holds what is not ours, or another process clears it away: no reason not to go
            // on.
            return;
        }
    }

    /** The lock goes last: as long as it is there, the rest is known to be a draft. */
    private static void delete(Path folder) throws IOException {
        var lock = folder.resolve(LOCK);
        try (var left = Files.list(folder)) {
            for (var one : left.filter(file -> !file.equals(lock)).toList()) {
                Files.delete(one);
            }
        }
        Files.deleteIfExists(lock);
        Files.delete(folder);
    }
}
