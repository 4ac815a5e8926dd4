package dev.jarvis.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that JARVIS did, or did not do, about an incident by itself.
 *
 * @param incidentKey {@code CONDITION:target}, which stays the same from one incident to the next
 * @param incidentId the incident, as long as it is remembered
 * @param runbook the runbook's id
 * @param action the tool that was called
 * @param arguments its arguments as JSON, secrets masked
 * @param details what came of it, in words
 * @param verification what a look afterwards showed
 * @param autonomyLevel 0 to 4, as it was then
 * @param attempt 1 for the first try at this incident
 */
@Serdeable
public record AutonomyAction(
        long id,
        Instant timestamp,
        String cluster,
        String incidentKey,
        Optional<Long> incidentId,
        String runbook,
        String condition,
        String action,
        Optional<String> arguments,
        Outcome result,
        Optional<String> details,
        Optional<String> verification,
        int autonomyLevel,
        Optional<String> node,
        int attempt,
        boolean escalated,
        boolean emailSent) {

    /** What came of an action. */
    @Serdeable
    public enum Outcome {
        @JsonProperty("success")
        SUCCESS,
        @JsonProperty("failure")
        FAILURE,
        @JsonProperty("blocked")
        BLOCKED,
        @JsonProperty("escalated")
        ESCALATED;

        /** The word that the database, the wire and the screen use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a word of the database. */
        public static Outcome of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
