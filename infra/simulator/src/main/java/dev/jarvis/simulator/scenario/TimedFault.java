package dev.jarvis.simulator.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A fault that begins some time after the start, and ends by itself if it has a duration. */
public record TimedFault(Duration at, Optional<Duration> lasts, Map<String, Object> fields) {

    /** Keeps the fields as they are now. */
    public TimedFault {
        fields = Map.copyOf(fields);
    }
}
