package dev.jarvis.bench;

import java.util.Arrays;
import java.util.Collection;

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

    static Quantiles of(Collection<Long> samples) {
        return new Quantiles(samples.stream().mapToLong(Long::longValue).toArray());
    }

    /** The least sample that so many of all do not exceed, 0..1. */
    long at(double fraction) {
        int rank = (int) Math.ceil(fraction * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    long median() {
        return at(0.5);
    }

    long least() {
        return sorted[0];
    }

    long greatest() {
        return sorted[sorted.length - 1];
    }

    int count() {
        return sorted.length;
    }
}
