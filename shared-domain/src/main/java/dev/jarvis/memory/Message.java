package dev.jarvis.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that was said in a conversation.
 *
 * @param session the conversation
 * @param model who answered: claude, qwen, builtin, or a configured model's name
 * @param tokensUsed what the answer cost
 * @param toolCalls which tools the answer asked for
 */
@Serdeable
public record Message(
        long id,
        String session,
        Instant timestamp,
        Role role,
        String content,
        Optional<String> model,
        Optional<Integer> tokensUsed,
        Optional<JsonNode> toolCalls) {

    /** Who said it. */
    @Serdeable
    public enum Role {
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT,
        @JsonProperty("system")
        SYSTEM,
        @JsonProperty("tool")
        TOOL;

        /** The word that the database, the wire and the screen use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads a word of the database. */
        public static Role of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
