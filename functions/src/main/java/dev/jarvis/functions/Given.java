package dev.jarvis.functions;

import io.micronaut.core.type.Argument;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text that a request gives for a parameter, read as the type that its handler asks for and within the bounds that
 * stand there as annotations. The description of the API is made from the same types and annotations, so that the two
 * cannot part. Refusals name the parameter, its bounds and what was given. Immutable.
 *
 * @param code of the refusal
 */
record Given(String name, String text, String code) {

    private static final String BAD_PARAMETER = "bad_parameter";

    /** How many characters a text without a bound of its own may have; none of ours has more. */
    static final int LONGEST = 200;

    /** Times are stored as text of one length, and reckoned with: what lies beyond would fit neither. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    static Given parameter(String name, String text) {
        return new Given(name, text, BAD_PARAMETER);
    }

    /**
     * Reads it.
     *
     * @param wanted a text, a whole number, a time, or an enumeration by its words in small letters
     * @throws Refusal when it is none, or lies beyond the bounds
     */
    Object as(Argument<?> wanted) {
        var bounds = wanted.getAnnotationMetadata();
        int longest = bounds.intValue(Size.class, "max").orElse(LONGEST);
        if (text.length() > longest) {
            throw refusal("may have " + longest + " characters, has " + text.length());
        }
        var type = wanted.getType();
        if (type == String.class) {
            if (text.chars().anyMatch(Given::isNoText)) {
                throw refusal("may not have control characters other than line breaks and tabs");
            }
            return text;
        }
        if (type == Instant.class) {
            return instant();
        }
        if (type.isEnum()) {
            return oneOf(type);
        }
        long least = bounds.longValue(Min.class, "value").orElse(Long.MIN_VALUE);
        if (type == Long.class || type == long.class) {
            return wholeNumber(least, bounds.longValue(Max.class, "value").orElse(Long.MAX_VALUE));
        }
        if (type == Integer.class || type == int.class) {
            return Math.toIntExact(wholeNumber(
                    Math.max(least, Integer.MIN_VALUE),
                    bounds.longValue(Max.class, "value").orElse(Integer.MAX_VALUE)));
        }
        throw new IllegalStateException("no parameter can be a " + type.getName() + ", which " + name + " is");
    }

    /** A whole number from 1, such as one that stands in a path. */
    static long position(String name, String text) {
        return parameter(name, text).wholeNumber(1, Long.MAX_VALUE);
    }

    private long wholeNumber(long least, long most) {
        return parsed(text)
                .filter(value -> value >= least && value <= most)
                .orElseThrow(() -> refusal("must be a whole number " + least + ".." + most + ", was \"" + text + "\""));
    }

    private Instant instant() {
        return time(text)
                .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST))
                .orElseThrow(
                        () -> refusal("must be a UTC time such as 2026-01-26T13:00:57.123Z, from 1970 to 9999, was \""
                                + text + "\""));
    }

    private Object oneOf(Class<?> type) {
        return constants(type)
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> refusal("must be one of "
                        + constants(type).map(Given::word).collect(Collectors.joining(", ")) + ", was \"" + text
                        + "\""));
    }

    private static Stream<Enum<?>> constants(Class<?> type) {
        return Arrays.stream(type.asSubclass(Enum.class).getEnumConstants()).map(constant -> (Enum<?>) constant);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException senseless) {
            return Optional.empty();
        }
    }

    /** Of the digits 0 to 9 alone: Java would also take those of other scripts, and a plus. */
    private static Optional<Long> parsed(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /** They mean something to terminals, which show these texts too, and to databases. */
    private static boolean isNoText(int letter) {
        return Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t';
    }

    private Refusal refusal(String rule) {
        return Refusal.badRequest(code, name + " " + rule);
    }
}
