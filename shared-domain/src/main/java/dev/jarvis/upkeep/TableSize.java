package dev.jarvis.upkeep;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * What one table takes.
 *
 * @param bytes its pages and those of its indexes; empty where SQLite cannot tell
 */
@Serdeable
public record TableSize(String table, long rows, Optional<Long> bytes) {}
