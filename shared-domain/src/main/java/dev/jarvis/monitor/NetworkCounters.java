package dev.jarvis.monitor;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What each guest had received and sent since its start, from which the next reading makes rates.
 *
 * @param guests by number
 */
@Serdeable
record NetworkCounters(Instant takenAt, Map<String, Totals> guests) {

    private static final double MILLIS = 1_000.0;

    static final NetworkCounters NONE = new NetworkCounters(Instant.EPOCH, Map.of());

    /** Bytes since the guest's start. */
    @Serdeable
    record Totals(long in, long out) {}

    /** Bytes a second between the earlier counters and these; nothing where a counter began anew. */
    Totals ratesSince(NetworkCounters earlier, int vmid) {
        var key = Integer.toString(vmid);
        var then = earlier.guests.get(key);
        var now = guests.get(key);
        double seconds = Duration.between(earlier.takenAt, takenAt).toMillis() / MILLIS;
        if (then == null || now == null || seconds <= 0 || now.in < then.in || now.out < then.out) {
            return new Totals(0, 0);
        }
        return new Totals(Quantised.rate((now.in - then.in) / seconds), Quantised.rate((now.out - then.out) / seconds));
    }
}
