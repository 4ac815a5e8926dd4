package dev.jarvis.fanout;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How patient the fan-out is, and how many it serves.
 *
 * @param greetWithin how long a client that has connected may take to say hello
 * @param pingEvery how often a client is asked whether it is there; one that never answers is given up after three
 * @param patience how long a client may take over what it is given while it catches up
 * @param mostConnections how many may be connected to this process
 * @param mostPerAddress how many of them may come from one address
 */
@ConfigurationProperties("jarvis.fanout")
record FanoutSettings(
        Duration greetWithin, Duration pingEvery, Duration patience, int mostConnections, int mostPerAddress) {

    FanoutSettings {
        requirePositive("JARVIS_FANOUT_GREET_WITHIN", greetWithin);
        requirePositive("JARVIS_FANOUT_PING_EVERY", pingEvery);
        requirePositive("JARVIS_FANOUT_PATIENCE", patience);
        requirePositive("JARVIS_FANOUT_MOST_CONNECTIONS", mostConnections);
        requirePositive("JARVIS_FANOUT_MOST_PER_ADDRESS", mostPerAddress);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new InvalidSetting(name + " must be 1 or more, was " + value);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidSetting(name + " must be longer than 0, was " + value.toMillis() + " ms");
        }
    }
}
