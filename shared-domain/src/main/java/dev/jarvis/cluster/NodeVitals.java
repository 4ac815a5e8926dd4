package dev.jarvis.cluster;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * What only a node itself can tell of itself, read less often than the rest of the state.
 *
 * @param loadAverage over the last minute, to a tenth; absent where the node did not say
 * @param swapBytes 0 for a node without swap
 * @param temperatureCelsius of its hottest sensor; absent where none was read
 * @param version of Proxmox's manager, as {@code pve-manager/9.1.2/…}
 */
@Serdeable
public record NodeVitals(
        Optional<Double> loadAverage,
        long swapUsedBytes,
        long swapBytes,
        Optional<Integer> temperatureCelsius,
        Optional<String> version,
        Optional<String> kernel) {}
