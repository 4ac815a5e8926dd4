package dev.jarvis.memory;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time, for sparklines and charts.
 *
 * @param times when each value was taken, oldest first
 * @param series by resource: {@code node/NAME}, {@code guest/VMID}, {@code storage/NODE/NAME}, and {@code storage/NAME} for
 *     a shared one
 */
@Serdeable
public record SampleSeries(List<Instant> times, Map<String, Figures> series) {

    /**
     * One resource's figures, one a time; null where it was not running, not available or not known. A list is empty where
     * that figure was never known in all the time, such as a guest's temperature.
     *
     * @param cpu fraction of its processors
     * @param memory fraction of its memory
     * @param disk fraction of a node's root file system, a container's or a storage; 0 for a virtual machine, which tells none
     * @param networkInBytesPerSecond what it received
     * @param networkOutBytesPerSecond what it sent
     * @param temperatureCelsius of its hottest sensor
     */
    @Serdeable
    public record Figures(
            List<@Nullable Double> cpu,
            List<@Nullable Double> memory,
            List<@Nullable Double> disk,
            List<@Nullable Long> networkInBytesPerSecond,
            List<@Nullable Long> networkOutBytesPerSecond,
            List<@Nullable Integer> temperatureCelsius) {}
}
