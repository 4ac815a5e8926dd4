package dev.jarvis.memory;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code conversations}, as it is stored.
 *
 * @param id none until it is kept
 */
@MappedEntity("conversations")
record MessageRow(
        @Id @GeneratedValue @Nullable Long id,
        String sessionId,
        String timestamp,
        String role,
        String content,
        @Nullable String model,
        @Nullable Integer tokensUsed,
        @Nullable String toolCalls) {}
