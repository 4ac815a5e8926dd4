package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A guest's disks that are copied to another node.
 *
 * @param id guest and number, as {@code 100-0}
 * @param lastSync when it last went well; absent when it never did
 * @param failCount failures since it last went well
 * @param error why the last try failed, absent when it did not
 */
public record ReplicationJob(
        String id,
        Optional<GuestId> guest,
        Optional<NodeName> target,
        boolean enabled,
        Optional<String> schedule,
        Optional<Instant> lastSync,
        Optional<Instant> lastTry,
        Optional<Instant> nextSync,
        Optional<Duration> duration,
        int failCount,
        Optional<String> error) {

    public boolean isFailing() {
        return failCount > 0 || error.isPresent();
    }
}
