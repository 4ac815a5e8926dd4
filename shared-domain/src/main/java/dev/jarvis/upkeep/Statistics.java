package dev.jarvis.upkeep;

import dev.jarvis.memory.Horizon;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a database holds and takes.
 *
 * @param fileBytes the file itself
 * @param logBytes the log beside it, which SQLite folds back into the file
 * @param freePages pages that hold nothing and are used again before the file grows
 * @param schema empty when it is no database of JARVIS
 * @param tables the largest first
 * @param kept how long rows are kept
 */
@Serdeable
public record Statistics(
        String file,
        long fileBytes,
        long logBytes,
        long pageBytes,
        long pages,
        long freePages,
        Optional<Integer> schema,
        Optional<Instant> oldestEvent,
        Optional<Instant> newestEvent,
        List<TableSize> tables,
        List<Horizon> kept) {

    public Statistics {
        tables = List.copyOf(tables);
        kept = List.copyOf(kept);
    }
}
