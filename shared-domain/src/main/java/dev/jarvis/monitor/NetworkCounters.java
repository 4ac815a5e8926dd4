package dev.jarvis.monitor;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What each guest that runs had received and sent since its start, from which the next reading makes rates.
 *
 * @param guests by number: bytes received, bytes sent; a short list, since all of it is written in every pass
 */
@Serdeable
record NetworkCounters(Instant takenAt, Map<String, List<Long>> guests) {

    private static final double MILLIS = 1_000.0;

    static final NetworkCounters NONE = new NetworkCounters(Instant.EPOCH, Map.of());

    /** Bytes a second. */
    record Rates(double in, double out) {

        static final Rates NONE = new Rates(0, 0);
    }

    /** The rates between the earlier counters and these; nothing where a counter began anew. */
    Rates ratesSince(NetworkCounters earlier, int vmid) {
        var key = Integer.toString(vmid);
        var then = earlier.guests.get(key);
        var now = guests.get(key);
        double seconds = Duration.between(earlier.takenAt, takenAt).toMillis() / MILLIS;
        if (then == null || now == null || seconds <= 0) {
            return Rates.NONE;
        }
        long in = now.getFirst() - then.getFirst();
        long out = now.getLast() - then.getLast();
        return in < 0 || out < 0 ? Rates.NONE : new Rates(in / seconds, out / seconds);
    }
}
