package dev.jarvis.functions;

import io.micronaut.http.HttpRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query of a request, read with refusals that name the parameter, its bound and its value. */
record Query(HttpRequest<?> request) {

    private static final int LONGEST = 200;

    /** Times are stored as text of one length, and reckoned with: what lies beyond would fit neither. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    Optional<String> text(String name) {
        var value = request.getParameters().getFirst(name).filter(given -> !given.isBlank());
        value.filter(given -> given.length() > LONGEST).ifPresent(given -> {
            throw Refusal.badRequest(
                    "bad_parameter", name + " may have " + LONGEST + " characters, has " + given.length());
        });
        return value;
    }

    int wholeNumber(String name, int absent, int least, int most) {
        return text(name).map(given -> (int) number(name, given, least, most)).orElse(absent);
    }

    /** A number that stands in a path. */
    static long wholeNumber(String name, String given) {
        return number(name, given, 1, Long.MAX_VALUE);
    }

    Optional<Long> position(String name) {
        return text(name).map(given -> number(name, given, 1, Long.MAX_VALUE));
    }

    Optional<Instant> instant(String name) {
        return text(name)
                .map(given -> time(given)
                        .filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST))
                        .orElseThrow(() -> Refusal.badRequest(
                                "bad_parameter",
                                name + " must be a UTC time such as 2026-01-26T13:00:57.123Z, from 1970 to 9999, was \""
                                        + given + "\"")));
    }

    private static Optional<Instant> time(String given) {
        try {
            return Optional.of(Instant.parse(given));
        } catch (DateTimeParseException senseless) {
            return Optional.empty();
        }
    }

    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name)
                .map(given -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(given))
                        .findFirst()
                        .orElseThrow(() -> Refusal.badRequest(
                                "bad_parameter",
                                name + " must be one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(Query::word)
                                                .collect(Collectors.joining(", "))
                                        + ", was \"" + given + "\"")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static long number(String name, String given, long least, long most) {
        return parsed(given)
                .filter(value -> value >= least && value <= most)
                .orElseThrow(() -> Refusal.badRequest(
                        "bad_parameter",
                        name + " must be a whole number " + least + ".." + most + ", was \"" + given + "\""));
    }

    private static Optional<Long> parsed(String given) {
        try {
            return Optional.of(Long.parseLong(given));
        } catch (NumberFormatException senseless) {
            return Optional.empty();
        }
    }
}
