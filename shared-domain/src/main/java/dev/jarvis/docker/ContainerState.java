package dev.jarvis.docker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One container, looked at.
 *
 * @param state as in {@link Container}
 * @param exitCode of the last end; 0 while it has not ended yet
 * @param outOfMemory whether the kernel ended it for want of memory
 * @param error what Docker could not do when it started it; empty text: nothing
 * @param restartCount how often Docker started it anew by itself
 * @param health healthy, unhealthy or starting; empty where the image has no check
 * @param healthLog the last checks, oldest first
 * @param terminal whether it has a screen of its own, which mixes its outputs
 */
public record ContainerState(
        String id,
        String name,
        String image,
        String state,
        int exitCode,
        boolean outOfMemory,
        String error,
        int restartCount,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> health,
        List<Check> healthLog,
        boolean terminal) {

    public ContainerState {
        healthLog = List.copyOf(healthLog);
    }

    /** Whether its processes run. */
    public boolean running() {
        return state.equals("running");
    }

    /** One check of its health; {@code exitCode} 0 is healthy. */
    public record Check(Optional<Instant> at, int exitCode, String output) {}
}
