package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void text_isCutToMilliseconds_andAlwaysOfTheSameLength() {
        assertEquals("2026-01-26T13:00:57.123Z", Times.text(Instant.parse("2026-01-26T13:00:57.123999999Z")));
        assertEquals("2026-01-26T13:00:00.000Z", Times.text(Instant.parse("2026-01-26T13:00:00Z")));
    }

    @Test
    void orderOfText_isOrderOfTime() {
        var earlier = Instant.parse("2026-01-26T13:00:00Z");
        assertTrue(Times.text(earlier).compareTo(Times.text(earlier.plusMillis(1))) < 0);
    }

    @Test
    void cut_isWhatIsReadBack() {
        var precise = Instant.parse("2026-01-26T13:00:57.123456789Z");
        assertEquals(Times.cut(precise), Times.instant(Times.text(precise)));
    }
}
