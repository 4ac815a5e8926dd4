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
 * @param vitals what the node says of itself; absent while it is not online, and where that was not read lately
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
        long networkOutBytesPerSecond,
        Optional<NodeVitals> vitals) {

    public boolean isOnline() {
        return status == NodeStatus.ONLINE;
    }

    /** The same with other vitals. */
    public Node withVitals(Optional<NodeVitals> read) {
        return new Node(
                name,
                status,
                address,
                cpuFraction,
                cpus,
                memoryUsedBytes,
                memoryBytes,
                diskUsedBytes,
                diskBytes,
                startedAt,
                networkInBytesPerSecond,
                networkOutBytesPerSecond,
                read);
    }
}
