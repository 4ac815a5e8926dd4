package dev.jarvis.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * How a tier does.
 *
 * @param late whether its next run is overdue by three intervals, or it never ran
 */
@Serdeable
public record TierHealth(
        String tier,
        double intervalSeconds,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Outcome outcome,
        Optional<String> error,
        long apiCalls,
        boolean late) {

    /** How its last run ended. */
    @Serdeable
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("never")
        NEVER
    }

    /** Whether it runs on time and could read the cluster. */
    public boolean isWell() {
        return !late && outcome != Outcome.FAILED;
    }
}
