package dev.jarvis.feed;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Tells when another connection has committed, within about a millisecond and without reading in a loop. The system
 * reports writes in the database's folder; the bytes of a commit land before it becomes visible, so after a report
 * {@code PRAGMA data_version} is looked at again for a while with growing pauses. A look every quarter of a second is the
 * net beneath, for folders whose writes are not reported (network mounts). Used by one thread.
 */
final class CommitWatch implements AutoCloseable {

    private static final Duration NET = Duration.ofMillis(250);
    private static final long FIRST_PAUSE_NANOS = 100_000;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000;
    private static final long LOOK_FOR_NANOS = 30_000_000;

    private final WatchService folder;
    private final PreparedStatement version;
    private long seen = -1;

    CommitWatch(Path folder, Connection connection) throws IOException, SQLException {
        this.folder = folder.getFileSystem().newWatchService();
        folder.register(this.folder, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_CREATE);
        this.version = connection.prepareStatement("PRAGMA data_version");
    }

    /** Waits until something was committed since the last call, or a quarter of a second has passed; answers which. */
    boolean await() throws SQLException, InterruptedException {
        if (hasMoved()) {
            return true;
        }
        long began = System.nanoTime();
        if (!isToldWithin(NET.toNanos())) {
            return hasMoved();
        }
        long waited = 0;
        long pause = FIRST_PAUSE_NANOS;
        while (!hasMoved()) {
            // Files that others write here without end must not keep the caller from what is due by time.
            if (waited >= LOOK_FOR_NANOS || System.nanoTime() - began >= NET.toNanos()) {
                return false;
            }
            if (isToldWithin(pause)) {
                // One commit is reported several times, also after it was seen: the next one must not wait for the long
                // pauses that such a report has come to.
                waited = 0;
                pause = FIRST_PAUSE_NANOS;
            } else {
                waited += pause;
                pause = Math.min(pause * 2, LONGEST_PAUSE_NANOS);
            }
        }
        return true;
    }

    private boolean isToldWithin(long nanos) throws InterruptedException {
        var key = folder.poll(nanos, TimeUnit.NANOSECONDS);
        if (key == null) {
            return false;
        }
        key.pollEvents();
        key.reset();
        return true;
    }

    private boolean hasMoved() throws SQLException {
        try (var rows = version.executeQuery()) {
            rows.next();
            long now = rows.getLong(1);
            boolean moved = now != seen;
            seen = now;
            return moved;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try {
            folder.close();
        } finally {
            version.close();
        }
    }
}
