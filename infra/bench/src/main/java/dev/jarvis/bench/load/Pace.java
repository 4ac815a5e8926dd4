package dev.jarvis.bench.load;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * When the next one is due: so many a second on average, at pauses that vary by half either way. What was late does not
 * move what follows. Used by one thread.
 */
final class Pace {

    private final double meanNanos;
    private final Random random;
    private long due = System.nanoTime();

    Pace(double perSecond, Random random) {
        this.meanNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.random = random;
    }

    /** Waits for it. */
    void await() {
        due += Math.round(meanNanos * (0.5 + random.nextDouble()));
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
