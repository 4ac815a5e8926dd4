package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A backup job of the cluster.
 *
 * @param schedule a calendar event, as {@code mon..fri 02:30}; absent in jobs of old releases
 * @param nextRun absent when it is not enabled, and in old releases
 * @param all whether it backs up every guest but the excluded ones
 * @param guests those that are named; see {@link Backups#guestsOf} for those that it comes to
 * @param pool the pool whose guests it backs up
 * @param node the only node on which it runs
 */
public record BackupJob(
        String id,
        boolean enabled,
        Optional<String> schedule,
        Optional<Instant> nextRun,
        Optional<String> storage,
        Optional<String> mode,
        boolean all,
        List<GuestId> guests,
        List<GuestId> excluded,
        Optional<String> pool,
        Optional<NodeName> node,
        Optional<String> comment) {

    public BackupJob {
        guests = List.copyOf(guests);
        excluded = List.copyOf(excluded);
    }
}
