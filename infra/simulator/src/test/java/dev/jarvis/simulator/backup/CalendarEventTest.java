package dev.jarvis.simulator.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of the house, which is an hour ahead of universal time in winter. 2026-03-01 is a Sunday. */
class CalendarEventTest {

    private static final Instant NOON = Instant.parse("2026-03-01T11:00:00Z");

    @Test
    void times_comeNextAsTheyAreWritten() {
        assertEquals("2026-03-02T01:30:00Z", next("02:30"));
        assertEquals("2026-03-07T03:15:00Z", next("sat 04:15"));
        assertEquals("2026-03-02T21:00:00Z", next("mon..fri 22:00"));
        assertEquals("2026-03-01T17:00:00Z", next("*/6:00"));
        assertEquals("2026-03-01T11:15:00Z", next("*/15"));
        assertEquals("2026-03-01T23:00:00Z", next("daily"));
        assertEquals("2026-03-01T12:00:00Z", next("hourly"));
        assertEquals("2026-03-01T20:00:00Z", next("sun,wed 8,21:00"));
    }

    @Test
    void nonsense_isNone() {
        for (String text : List.of("", "whenever", "25:00", "02:61", "xyz 02:00", "1:2:3", "fri..mon 01:00", "*/0")) {
            assertTrue(CalendarEvent.parse(text).isEmpty(), text);
        }
    }

    private static String next(String text) {
        return CalendarEvent.parse(text).orElseThrow().after(NOON).toString();
    }
}
