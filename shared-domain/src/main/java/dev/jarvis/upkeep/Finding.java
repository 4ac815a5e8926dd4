package dev.jarvis.upkeep;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;

/**
 * What was found about one thing.
 *
 * @param sound whether it is as it should be
 * @param text in plain words
 * @param mending the command that mends it; empty when nothing is amiss, or only a backup helps
 */
@Serdeable
public record Finding(boolean sound, String text, Optional<String> mending) {

    public static Finding sound(String text) {
        return new Finding(true, text, Optional.empty());
    }

    public static Finding amiss(String text) {
        return new Finding(false, text, Optional.empty());
    }

    /** What a command mends where it is. */
    public static Finding amiss(String text, String mending) {
        return new Finding(false, text, Optional.of(mending));
    }
}
