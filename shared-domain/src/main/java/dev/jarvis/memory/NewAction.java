package dev.jarvis.memory;

import java.time.Instant;
import java.util.Optional;

/**
 * An action of JARVIS's own that is about to be recorded; its parts are those of {@link AutonomyAction}.
 *
 * @param autonomyLevel 0 to {@link #HIGHEST_LEVEL}
 * @param attempt 1 or more
 */
public record NewAction(
        Instant timestamp,
        String cluster,
        String incidentKey,
        long incidentId,
        String runbook,
        String condition,
        String action,
        Optional<String> arguments,
        AutonomyAction.Outcome result,
        Optional<String> details,
        Optional<String> verification,
        int autonomyLevel,
        Optional<String> node,
        int attempt,
        boolean escalated,
        boolean emailSent) {

    public static final int HIGHEST_LEVEL = 4;

    public NewAction {
        if (autonomyLevel < 0 || autonomyLevel > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("autonomyLevel must be 0.." + HIGHEST_LEVEL + ", was " + autonomyLevel);
        }
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be 1 or more, was " + attempt);
        }
    }
}
