package dev.jarvis.jobs;

import dev.jarvis.settings.InvalidSetting;
import java.time.Duration;
import java.util.regex.Pattern;

/** Reads times as people write them on a command line: {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m|h)");

    private Durations() {}

    static Duration parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new InvalidSetting("a time is a number and ms, s, m or h, such as 10s, was \"" + text + "\"");
        }
        long number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
