package dev.jarvis.simulator.node;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time zone of the simulated house and the forms in which its machines write the time. */
public final class LocalTime {

    /** The zone that every node is set to. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final DateTimeFormatter LOG =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter FILE =
            DateTimeFormatter.ofPattern("yyyy_MM_dd-HH_mm_ss").withZone(ZONE);
    private static final DateTimeFormatter JOURNAL =
            DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

    private LocalTime() {}

    /** As in the logs of tasks: {@code 2026-03-01 13:00:00}. */
    public static String inLog(Instant instant) {
        return LOG.format(instant);
    }

    /** As in the names of backups: {@code 2026_03_01-13_00_00}. */
    public static String inFileName(Instant instant) {
        return FILE.format(instant);
    }

    /** As at the start of a line of the journal: {@code Mar 01 13:00:00}. */
    public static String inJournal(Instant instant) {
        return JOURNAL.format(instant);
    }

    /** Seconds that the wall clock shows on top of universal time at that moment. */
    public static int offsetSeconds(Instant instant) {
        return ZONE.getRules().getOffset(instant).getTotalSeconds();
    }
}
