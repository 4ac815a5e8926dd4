package dev.jarvis.bench.load;

import java.time.Duration;
import java.time.Instant;

/** The moment at which programs begin that are to run side by side, however long each took to start. */
final class Begin {

    /** Milliseconds since 1970; at once, when it is not given. */
    static final String OPTION = "--begin";

    private Begin() {}

    static void await(Options options) throws InterruptedException {
        var begin = Instant.ofEpochMilli(options.whole(OPTION).orElse(0L));
        var left = Duration.between(Instant.now(), begin);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
