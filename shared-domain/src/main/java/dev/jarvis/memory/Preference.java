package dev.jarvis.memory;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * One wish of the owner's that answers and actions respect.
 *
 * @param updatedAt when it was last set
 */
@Serdeable
public record Preference(String key, String value, Instant updatedAt) {}
