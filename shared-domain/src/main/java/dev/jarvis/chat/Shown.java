package dev.jarvis.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times and sizes for a reader who does not calculate: UTC, GiB, percent. Pure. */
final class Shown {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int SECONDS_A_MINUTE = 60;
    private static final int MINUTES_AN_HOUR = 60;
    private static final int HOURS_TOLD = 48;
    private static final int HOURS_A_DAY = 24;
    private static final double HUNDRED = 100.0;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;
    private static final double TENTHS = 10.0;

    private Shown() {}

    /** {@code 13:00 (4 min ago)}, with the date when it is another day's. */
    static String time(Instant time, Instant now) {
        boolean today = time.truncatedTo(ChronoUnit.DAYS).equals(now.truncatedTo(ChronoUnit.DAYS));
        var passed = Duration.between(time, now);
        var distance = passed.isNegative() ? "in " + duration(passed.negated()) : duration(passed) + " ago";
        return (today ? TIME : DATE_AND_TIME).format(time) + " (" + distance + ")";
    }

    /** The largest unit alone: {@code 5 s}, {@code 4 min}, {@code 47 h}, {@code 12 d}. */
    static String duration(Duration duration) {
        if (duration.toSeconds() < SECONDS_A_MINUTE) {
            return duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < MINUTES_AN_HOUR) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < HOURS_TOLD ? duration.toHours() + " h" : duration.toHours() / HOURS_A_DAY + " d";
    }

    /** {@code 25%} of a fraction of one. */
    static String percent(double fraction) {
        return Math.round(fraction * HUNDRED) + "%";
    }

    /** {@code 50%} of a total, which is not zero. */
    static String percent(long part, long total) {
        return percent((double) part / total);
    }

    /** {@code 1.5 GiB}, {@code 32 GiB}: with a tenth below ten. */
    static String bytes(long bytes) {
        if (bytes >= TIB) {
            return inUnits(bytes, TIB) + " TiB";
        }
        return bytes >= GIB ? inUnits(bytes, GIB) + " GiB" : inUnits(bytes, MIB) + " MiB";
    }

    private static String inUnits(long bytes, long unit) {
        double units = (double) bytes / unit;
        long tenths = Math.round(units * TENTHS);
        return units < TENTHS && tenths % (long) TENTHS != 0
                ? Double.toString(tenths / TENTHS)
                : Long.toString(Math.round(units));
    }
}
