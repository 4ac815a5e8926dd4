package dev.jarvis.monitor;

import dev.jarvis.feed.Severity;
import java.util.Map;
import java.util.Optional;

/** What a condition says of one target. */
public sealed interface Finding {

    /** Whom it is about: a node's name, a guest's number, or a storage. */
    String target();

    /** Whether one reading is enough. */
    enum Certainty {
        /** Seen and confirmed in this reading. */
        CONFIRMED,
        /** One reading could be wrong: it counts when the next one says the same. */
        NEEDS_SECOND_READING
    }

    /**
     * The condition holds.
     *
     * @param title a few words for a headline
     * @param message one sentence with the figures
     * @param evidence what led to it, for whoever asks why
     */
    record Holds(
            String target,
            Optional<String> node,
            Severity severity,
            String title,
            String message,
            Map<String, Object> evidence,
            Certainty certainty)
            implements Finding {

        public Holds {
            evidence = Map.copyOf(evidence);
        }
    }

    /** What was found earlier cannot be said to have ended: an open incident stays, a new one is not opened. */
    record StillHolds(String target) implements Finding {}
}
