package dev.jarvis.memory;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Something said that is about to be kept; its parts are those of {@link Message}.
 *
 * @param tokensUsed 0 or more
 */
public record NewMessage(
        String session,
        Instant timestamp,
        Message.Role role,
        String content,
        Optional<String> model,
        Optional<Integer> tokensUsed,
        Optional<JsonNode> toolCalls) {

    public NewMessage {
        if (session.isBlank()) {
            throw new IllegalArgumentException("a message belongs to a session, whose name must not be blank");
        }
        tokensUsed.filter(tokens -> tokens < 0).ifPresent(tokens -> {
            throw new IllegalArgumentException("tokensUsed must be 0 or more, was " + tokens);
        });
    }

    /** What somebody said, by itself. */
    public static NewMessage of(String session, Instant timestamp, Message.Role role, String content) {
        return new NewMessage(session, timestamp, role, content, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
