package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tasks of a node to list, newest first.
 *
 * @param type only those of this type, as {@code vzdump}
 * @param since only those that started at this second or later
 * @param until only those that started at this second or earlier
 * @param failed only those that ended badly
 * @param limit at most this many, 1 to 1000
 */
public record TaskFilter(
        Optional<GuestId> guest,
        Optional<String> type,
        Optional<Instant> since,
        Optional<Instant> until,
        boolean failed,
        int limit) {

    public TaskFilter {
        if (limit < 1 || limit > 1000) {
            throw new IllegalArgumentException("limit must be 1..1000, was " + limit);
        }
    }

    /** The newest tasks of any guest. */
    public static TaskFilter latest(int limit) {
        return new TaskFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, limit);
    }

    public TaskFilter of(GuestId one) {
        return new TaskFilter(Optional.of(one), type, since, until, failed, limit);
    }

    public TaskFilter ofType(String one) {
        return new TaskFilter(guest, Optional.of(one), since, until, failed, limit);
    }

    public TaskFilter since(Instant first) {
        return new TaskFilter(guest, type, Optional.of(first), until, failed, limit);
    }

    public TaskFilter until(Instant last) {
        return new TaskFilter(guest, type, since, Optional.of(last), failed, limit);
    }

    public TaskFilter failedOnly() {
        return new TaskFilter(guest, type, since, until, true, limit);
    }

    /** As the call takes it. */
    ApiCall on(ApiCall call) {
        var filtered = call.with("limit", limit).withFlag("errors", failed);
        filtered = guest.isPresent() ? filtered.with("vmid", guest.get()) : filtered;
        filtered = type.isPresent() ? filtered.with("typefilter", type.get()) : filtered;
        filtered = since.isPresent() ? filtered.with("since", since.get().getEpochSecond()) : filtered;
        return until.isPresent() ? filtered.with("until", until.get().getEpochSecond()) : filtered;
    }
}
