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
 * @param series by resource, {@code node/NAME} or {@code guest/VMID}
 */
@Serdeable
public record SampleSeries(List<Instant> times, Map<String, Figures> series) {

    /**
     * One resource's figures, one a time; null where it was not running or not known.
     *
     * @param cpu fraction of its processors
     * @param memory fraction of its memory
     */
    @Serdeable
    public record Figures(List<@Nullable Double> cpu, List<@Nullable Double> memory) {}
}
