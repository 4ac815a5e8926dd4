package dev.jarvis.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes turns at writing. SQLite's busy time-out alone lets one of several writing processes starve; a lock on a file of
 * its own makes them queue. Inside one process a fair lock does the same for threads, since a file lock belongs to the
 * process. A killed holder frees it at once. Thread-safe.
 */
public final class WriteTurn {

    /** One lock a file for the whole process: closing a second channel of the file would drop the first one's lock. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    private WriteTurn(Path file) {
        this.file = file;
        this.threads = THREADS.computeIfAbsent(file, _ -> new ReentrantLock(true));
    }

    /** The turn of all who write to a database. */
    public static WriteTurn of(DatabaseSettings settings) {
        return new WriteTurn(settings.path().resolveSibling(settings.path().getFileName() + ".write"));
    }

    /** Waits for the turn; closing what is returned ends it. */
    public Turn take() throws IOException {
        threads.lock();
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                return new Turn(file, channel, channel.lock(), threads);
            } catch (IOException refused) {
                channel.close();
                throw refused;
            }
        } catch (IOException | RuntimeException refused) {
            threads.unlock();
            throw refused;
        }
    }

    /** The turn if nobody has it, without waiting. */
    Optional<Turn> takeIfFree() throws IOException {
        if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var lock = channel.tryLock();
                if (lock == null) {
                    return Optional.empty();
                }
                taken = true;
                return Optional.of(new Turn(file, channel, lock, threads));
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } finally {
            if (!taken) {
                threads.unlock();
            }
        }
    }

    /**
     * One turn, held until it is closed.
     *
     * @param file what is locked
     */
    public record Turn(Path file, FileChannel channel, FileLock lock, ReentrantLock threads) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                threads.unlock();
            }
        }
    }
}
