package dev.jarvis.monitor;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How often the tiers look.
 *
 * @param criticalEvery 1 to 60 s
 */
@ConfigurationProperties("jarvis.monitor")
public record MonitorSettings(Duration criticalEvery) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    public MonitorSettings {
        if (criticalEvery.compareTo(LEAST) < 0 || criticalEvery.compareTo(MOST) > 0) {
            throw new InvalidSetting(
                    "JARVIS_MONITOR_CRITICAL_EVERY must be 1s to 60s, was " + criticalEvery.toMillis() + " ms");
        }
    }
}
