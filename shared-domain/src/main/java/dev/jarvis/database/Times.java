package dev.jarvis.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The one converter of times: {@code 2026-01-26T13:00:57.123Z}, UTC, cut to milliseconds, always of the same length, so
 * that order of text is order of time.
 */
public final class Times {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** What the form has where it has no digits; each 0 stands for one. */
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private static final int NANOS_A_MILLI = 1_000_000;

    private Times() {}

    public static String text(Instant instant) {
        return FORMAT.format(instant);
    }

    /**
     * Reads a time as {@link #text} writes it, much faster than Java does, since every row holds one or two; any other as
     * {@link Instant#parse} does.
     *
     * @throws DateTimeException when it is none
     */
    public static Instant instant(String text) {
        return hasForm(text)
                ? LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                number(text, 20, 23) * NANOS_A_MILLI)
                        .toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int place = 0; place < FORM.length(); place++) {
            char letter = text.charAt(place);
            char wanted = FORM.charAt(place);
            if (wanted == '0' ? letter < '0' || letter > '9' : letter != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The instant as it will read after having been stored. */
    public static Instant cut(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
