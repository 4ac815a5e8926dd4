package dev.jarvis.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What follows a benchmark's name: {@code --option value}, or {@code --option=value}, each at most once. */
record Arguments(Map<String, String> values) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    Arguments {
        values = Map.copyOf(values);
    }

    /**
     * Reads words.
     *
     * @param known the options that there are
     * @throws BadUsage for any other word, an option without a value, and one that is given twice
     */
    static Arguments read(List<String> words, List<String> known) {
        var values = new LinkedHashMap<String, String>();
        for (int index = 0; index < words.size(); index++) {
            var word = words.get(index);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var option = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(option)) {
                throw new BadUsage("unknown word \"" + word + "\": "
                        + (known.isEmpty()
                                ? "this benchmark has no options"
                                : "the options are " + String.join(", ", known)));
            }
            if (equals < 0 && index + 1 == words.size()) {
                throw new BadUsage(option + " needs a value");
            }
            var value = equals < 0 ? words.get(++index) : word.substring(equals + 1);
            if (values.put(option, value) != null) {
                throw new BadUsage(option + " is given twice");
            }
        }
        return new Arguments(values);
    }

    /** A whole number between two others. */
    int number(String option, int absent, int least, int most) {
        var text = values.get(option);
        if (text == null) {
            return absent;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new BadUsage(option + " must be " + least + ".." + most + ", was \"" + text + "\"");
        }
        return number;
    }

    /** A time such as {@code 500ms}, {@code 60s}, {@code 10m} or {@code 1h}. */
    Duration time(String option, Duration absent, Duration least) {
        var text = values.get(option);
        if (text == null) {
            return absent;
        }
        var match = TIME.matcher(text);
        if (!match.matches()) {
            throw new BadUsage(option + " must be a number and ms, s, m or h, such as 60s, was \"" + text + "\"");
        }
        long number = Long.parseLong(match.group(1));
        var time = switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        if (time.compareTo(least) < 0) {
            throw new BadUsage(option + " must be " + least.toSeconds() + "s or more, was \"" + text + "\"");
        }
        return time;
    }

    /** One of some words; the first of them when it is not given. */
    String oneOf(String option, List<String> choices) {
        var text = values.getOrDefault(option, choices.getFirst());
        if (!choices.contains(text)) {
            throw new BadUsage(option + " must be " + String.join(" or ", choices) + ", was \"" + text + "\"");
        }
        return text;
    }

    Optional<Path> path(String option) {
        return Optional.ofNullable(values.get(option)).map(Path::of);
    }
}
