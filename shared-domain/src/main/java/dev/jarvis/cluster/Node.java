package dev.jarvis.cluster;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;

/**
 * One node in one reading. Figures that Proxmox did not give are zero; an offline node has none.
 *
 * @param address the address that the cluster knows it by, where it has one
 * @param cpuFraction used part of all its cores, 0 to 1
 * @param startedAt when it was booted, from its uptime; steady between readings of the same boot
 * @param networkInBytesPerSecond what its guests received since the reading before
 * @param networkOutBytesPerSecond what its guests sent since the reading before
 */
@Serdeable
public record Node(
        String name,
        NodeStatus status,
        Optional<String> address,
        double cpuFraction,
        int cpus,
        long memoryUsedBytes,
        long memoryBytes,
        long diskUsedBytes,
        long diskBytes,
        Optional<Instant> startedAt,
        long networkInBytesPerSecond,
        long networkOutBytesPerSecond) {

    public boolean isOnline() {
        return status == NodeStatus.ONLINE;
    }
}
