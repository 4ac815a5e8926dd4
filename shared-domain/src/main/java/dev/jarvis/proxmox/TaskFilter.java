package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tasks of a node to list, newest first.
 *
 * @param since only those that started at this second or later
 * @param limit at most this many, 1 to 1000
 */
public record TaskFilter(Optional<GuestId> guest, Optional<Instant> since, int limit) {

    public TaskFilter {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1..1000, was " + limit);
        }
    }

    /** The newest tasks of any guest. */
    public static TaskFilter latest(int limit) {
        return new TaskFilter(Optional.empty(), Optional.empty(), limit);
    }
}
