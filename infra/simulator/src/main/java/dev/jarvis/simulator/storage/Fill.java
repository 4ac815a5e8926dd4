package dev.jarvis.simulator.storage;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that fills a storage: from {@code since} on, evenly, until after {@code over} the given fraction is used.
 */
public record Fill(double fraction, Instant since, Duration over) {

    /** Nothing does. */
    static final Fill NONE = new Fill(0, Instant.EPOCH, Duration.ZERO);

    /** The fraction that is used then, which never falls below {@code otherwise}. */
    double at(Instant now, double otherwise) {
        if (fraction <= otherwise) {
            return otherwise;
        }
        double passed = Duration.between(since, now).toMillis() / Math.max(1.0, (double) over.toMillis());
        return otherwise + (fraction - otherwise) * Math.clamp(passed, 0.0, 1.0);
    }
}
