package dev.jarvis.simulator.cluster;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a guest was at one moment.
 *
 * @param withMemory whether its memory was kept, so that a rollback leaves it running
 * @param lines of its configuration then
 */
public record Snapshot(
        String name,
        String description,
        Instant time,
        Optional<String> parent,
        boolean withMemory,
        Map<String, String> lines) {

    /** Keeps the lines as they are now. */
    public Snapshot {
        lines = Map.copyOf(lines);
    }

    /** The same with another description. */
    public Snapshot describedAs(String newDescription) {
        return new Snapshot(name, newDescription, time, parent, withMemory, lines);
    }

    /** The same on another parent. */
    public Snapshot on(Optional<String> newParent) {
        return new Snapshot(name, description, time, newParent, withMemory, lines);
    }
}
