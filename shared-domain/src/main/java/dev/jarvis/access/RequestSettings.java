package dev.jarvis.access;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How much one client may ask, and how long it may take to ask it.
 *
 * @param requestsPerSecond how many requests of one address are answered a second, over time
 * @param requestWithin how long a request may take from its first byte to its last
 */
@ConfigurationProperties("jarvis.access")
public record RequestSettings(int requestsPerSecond, Duration requestWithin) {

    private static final int MOST_PER_SECOND = 1_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public RequestSettings {
        if (requestsPerSecond < 1 || requestsPerSecond > MOST_PER_SECOND) {
            throw new InvalidSetting(
                    "JARVIS_ACCESS_REQUESTS_PER_SECOND must be 1.." + MOST_PER_SECOND + ", was " + requestsPerSecond);
        }
        if (!requestWithin.isPositive() || requestWithin.compareTo(LONGEST) > 0) {
            throw new InvalidSetting("JARVIS_ACCESS_REQUEST_WITHIN must be longer than 0 and at most "
                    + LONGEST.toSeconds() + "s, was " + requestWithin.toMillis() + " ms");
        }
    }
}
