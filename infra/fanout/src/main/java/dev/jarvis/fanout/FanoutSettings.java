package dev.jarvis.fanout;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How patient the fan-out is.
 *
 * @param greetWithin how long a client that has connected may take to say hello
 * @param pingEvery how often a client is asked whether it is there; one that never answers is given up after three
 */
@ConfigurationProperties("jarvis.fanout")
record FanoutSettings(Duration greetWithin, Duration pingEvery) {

    FanoutSettings {
        requirePositive("JARVIS_FANOUT_GREET_WITHIN", greetWithin);
        requirePositive("JARVIS_FANOUT_PING_EVERY", pingEvery);
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidSetting(name + " must be longer than 0, was " + value.toMillis() + " ms");
        }
    }
}
