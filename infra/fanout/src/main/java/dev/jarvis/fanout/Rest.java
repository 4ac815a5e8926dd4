package dev.jarvis.fanout;

import java.time.Duration;

/**
 * How long an event loop collects before it sends again. Load is what the last sending took: the loop rests three times as
 * long, and 25 ms at most, so that it sends for a quarter of its time while there is anything to be merged. For a
 * household a sending takes a fraction of a millisecond, and a single event goes out at once; for a thousand clients it
 * takes several, and what is committed meanwhile goes out together.
 */
final class Rest {

    private static final int TIMES = 3;
    private static final long LONGEST_NANOS = Duration.ofMillis(25).toNanos();

    private Rest() {}

    static long nanosAfter(long sendingTookNanos) {
        return Math.min(LONGEST_NANOS, TIMES * sendingTookNanos);
    }
}
