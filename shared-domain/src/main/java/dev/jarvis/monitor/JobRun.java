package dev.jarvis.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The last run of a tier.
 *
 * @param every how often it should run
 * @param error why it failed, or which nodes did; absent when nothing did
 * @param apiCalls how many calls to Proxmox it cost
 */
public record JobRun(
        String tier,
        Duration every,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        Optional<String> error,
        long apiCalls) {

    private static final int LATE_AFTER = 3;

    /** How it ended. */
    @Serdeable
    public enum Outcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("failed")
        FAILED;

        /** The word that the database, the wire and the screen use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a word of the database. */
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the next run is overdue by so much that what is shown cannot be trusted: three intervals. */
    public boolean isLate(Instant now) {
        return isStale(endedAt, every, now);
    }

    /** Whether a state that was taken at a time is too old for its tier. */
    public static boolean isStale(Instant takenAt, Duration every, Instant now) {
        return staleFrom(takenAt, every).isBefore(now);
    }

    /** After which a state is too old for its tier. */
    public static Instant staleFrom(Instant takenAt, Duration every) {
        return takenAt.plus(every.multipliedBy(LATE_AFTER));
    }
}
