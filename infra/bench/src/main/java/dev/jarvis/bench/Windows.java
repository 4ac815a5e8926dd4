package dev.jarvis.bench;

import dev.jarvis.bench.client.Feed.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How many bytes came within a time of some length. */
record Windows(List<Received> frames, Duration length) {

    Windows {
        frames = List.copyOf(frames);
    }

    /** Back to back from a moment on: the bytes in each whole window that fits. */
    List<Long> backToBack(long from, long until) {
        var sums = new ArrayList<Long>();
        for (long start = from; start + length.toNanos() <= until; start += length.toNanos()) {
            sums.add(within(start));
        }
        return sums;
    }

    /** The most that came in any window, wherever it begins; the worst one begins with a frame. */
    long worst() {
        return frames.stream().mapToLong(frame -> within(frame.nanos())).max().orElse(0);
    }

    private long within(long start) {
        return frames.stream()
                .filter(frame -> frame.nanos() - start >= 0 && frame.nanos() - start < length.toNanos())
                .mapToLong(Received::bytes)
                .sum();
    }
}
