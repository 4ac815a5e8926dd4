package dev.jarvis.upkeep;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What was found about one thing.
 *
 * @param sound whether it is as it should be
 * @param text in plain words
 */
@Serdeable
public record Finding(boolean sound, String text) {

    public static Finding sound(String text) {
        return new Finding(true, text);
    }

    public static Finding amiss(String text) {
        return new Finding(false, text);
    }
}
