package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a node says of itself. It knows no temperatures.
 *
 * @param cpuFraction used part of all its cores, 0 to 1
 * @param loadAverages over one, five and fifteen minutes; empty where it did not say
 * @param version as {@code pve-manager/9.1.2/…}
 */
public record NodeDetails(
        NodeName name,
        OptionalDouble cpuFraction,
        OptionalInt cpus,
        Optional<String> cpuModel,
        OptionalLong memoryUsedBytes,
        OptionalLong memoryBytes,
        OptionalLong swapUsedBytes,
        OptionalLong swapBytes,
        OptionalLong rootUsedBytes,
        OptionalLong rootBytes,
        List<Double> loadAverages,
        Optional<Duration> uptime,
        Optional<String> version,
        Optional<String> kernel) {

    public NodeDetails {
        loadAverages = List.copyOf(loadAverages);
    }
}
