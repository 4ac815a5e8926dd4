package dev.jarvis.simulator.ha;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody wants of a guest. */
public enum HaRequest {
    STARTED,
    STOPPED,
    DISABLED,
    IGNORED;

    /** As in the field {@code state} of a resource. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the field; {@code enabled} is the old word for started. */
    public static Optional<HaRequest> of(String wire) {
        String word = wire.equals("enabled") ? "started" : wire;
        return Stream.of(values())
                .filter(request -> request.wire().equals(word))
                .findFirst();
    }
}
