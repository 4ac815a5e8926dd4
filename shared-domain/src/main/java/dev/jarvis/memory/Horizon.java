package dev.jarvis.memory;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * How long something is kept.
 *
 * @param what as a person calls it
 * @param hours after which it may be forgotten
 */
@Serdeable
public record Horizon(String what, long hours) {

    /** All that the background tier ever forgets, in its order. */
    public static List<Horizon> all() {
        return Expiry.all().stream()
                .map(expiry -> new Horizon(expiry.what(), expiry.kept().toHours()))
                .toList();
    }
}
