package dev.jarvis.monitor;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.jarvis.feed.Severity;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is wrong, from its opening to its end, as it is stored and as it goes over the wire.
 *
 * @param key {@code CONDITION:target}, unique in its cluster while it is not resolved
 * @param count how many readings found it
 */
@Serdeable
public record Incident(
        long id,
        String cluster,
        String key,
        String condition,
        Severity severity,
        Optional<String> node,
        String target,
        String title,
        String message,
        State state,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> resolvedAt,
        JsonNode evidence,
        long count) {

    /** Where it stands in its life. */
    @Serdeable
    public enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("acknowledged")
        ACKNOWLEDGED,
        @JsonProperty("remediating")
        REMEDIATING,
        @JsonProperty("resolved")
        RESOLVED,
        @JsonProperty("escalated")
        ESCALATED;

        /** The word that the database, the wire and the screen use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a word of the database. */
        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** The key of a condition at a target. */
    public static String keyOf(String condition, String target) {
        return condition + ":" + target;
    }
}
