package dev.jarvis.simulator.api;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The API calls received lately and how many there were in all. Thread-safe. */
public final class CallLog {

    private static final int KEPT = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;

    /** One call; the path is that below {@code /api2/json}, with its query. */
    public record Entry(Instant time, String node, String method, String path, int status) {}

    /** The calls kept, oldest first, and the number of all calls since the last clearing. */
    public record Page(List<Entry> entries, long count) {}

    /** Adds a call. */
    public synchronized void add(Entry entry) {
        count++;
        entries.addLast(entry);
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /** What is there now. */
    public synchronized Page page() {
        return new Page(new ArrayList<>(entries), count);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
        count = 0;
    }
}
