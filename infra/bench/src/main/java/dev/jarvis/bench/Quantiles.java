package dev.jarvis.bench;

import java.util.Arrays;

/** Quantiles of samples, by the nearest rank. */
final class Quantiles {

    private final long[] sorted;

    Quantiles(long[] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("no samples");
        }
        this.sorted = samples.clone();
        Arrays.sort(sorted);
    }

    /** The least sample that so many of all do not exceed, 0..1. */
    long at(double fraction) {
        int rank = (int) Math.ceil(fraction * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    long median() {
        return at(0.5);
    }
}
