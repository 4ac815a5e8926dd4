package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One node in a list. Figures are absent when the node is offline for more than five minutes, or the token may not see
 * them (API2Tools.pm).
 *
 * @param cpuFraction used part of all its cores, 0 to 1
 * @param uptime absent when it is not running
 * @param fingerprint its certificate's, where the list gives it
 */
public record NodeRow(
        NodeName name,
        NodeStatus status,
        OptionalDouble cpuFraction,
        OptionalInt cpus,
        OptionalLong memoryUsedBytes,
        OptionalLong memoryBytes,
        OptionalLong diskUsedBytes,
        OptionalLong diskBytes,
        Optional<Duration> uptime,
        Optional<Fingerprint> fingerprint) {

    /** The same node, off: without figures. */
    NodeRow offline() {
        return new NodeRow(
                name,
                NodeStatus.OFFLINE,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                fingerprint);
    }
}
