package dev.jarvis.monitor;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How often the tiers look.
 *
 * @param criticalEvery 1 to 60 s
 * @param importantEvery 5 s to 5 min
 * @param routineEvery 1 to 60 min
 * @param backgroundEvery 5 min to 24 h
 */
@ConfigurationProperties("jarvis.monitor")
public record MonitorSettings(
        Duration criticalEvery, Duration importantEvery, Duration routineEvery, Duration backgroundEvery) {

    public MonitorSettings {
        within("JARVIS_MONITOR_CRITICAL_EVERY", criticalEvery, Duration.ofSeconds(1), Duration.ofSeconds(60));
        within("JARVIS_MONITOR_IMPORTANT_EVERY", importantEvery, Duration.ofSeconds(5), Duration.ofSeconds(300));
        within("JARVIS_MONITOR_ROUTINE_EVERY", routineEvery, Duration.ofSeconds(60), Duration.ofSeconds(3_600));
        within("JARVIS_MONITOR_BACKGROUND_EVERY", backgroundEvery, Duration.ofMinutes(5), Duration.ofDays(1));
    }

    private static void within(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidSetting(name + " must be " + least.toSeconds() + "s to " + most.toSeconds() + "s, was "
                    + value.toMillis() + " ms");
        }
    }
}
