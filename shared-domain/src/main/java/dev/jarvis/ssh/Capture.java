package dev.jarvis.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Takes one output of a command as it comes: keeps the beginning and counts the rest. Thread-safe. */
final class Capture {

    private static final int FIRST_SIZE = 1024;
    private static final int CHUNK = 16 * 1024;

    private final int limit;
    private byte[] kept = new byte[FIRST_SIZE];
    private int size;
    private long dropped;

    Capture(int limit) {
        this.limit = limit;
    }

    /** Reads until the end, and goes on reading when nothing more is kept: a full pipe would stop the command. */
    void drain(InputStream stream) throws IOException {
        var chunk = new byte[CHUNK];
        for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
            add(chunk, read);
        }
    }

    synchronized Captured soFar() {
        return new Captured(Arrays.copyOf(kept, size), dropped);
    }

    private synchronized void add(byte[] chunk, int length) {
        int take = Math.min(length, limit - size);
        if (size + take > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(kept.length * 2, size + take)));
        }
        System.arraycopy(chunk, 0, kept, size, take);
        size += take;
        dropped += length - take;
    }
}
