package dev.jarvis.memory;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A conversation in one line.
 *
 * @param firstWords the beginning of the first question, at most {@link ConversationStore#FIRST_WORDS} characters; of
 *     whatever was said first where nobody asked
 * @param messages how many there are
 * @param lastAt when the last one was said
 */
@Serdeable
public record SessionSummary(String session, String firstWords, int messages, Instant lastAt) {}
