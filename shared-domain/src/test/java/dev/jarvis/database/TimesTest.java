package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void whatIsStored_isReadAsJavaReadsIt() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        long latest = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        for (int round = 0; round < 1_000; round++) {
            var text = Times.text(Instant.ofEpochMilli(random.nextLong(latest)));
            assertEquals(Instant.parse(text), Times.instant(text), () -> "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-26T13:00:57Z", "2026-01-26T13:00:57.123456Z", "2026-01-26T13:00:57.12+01:00"})
    void otherForms_areReadAsJavaReadsThem(String text) {
        assertEquals(Instant.parse(text), Times.instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-02-30T13:00:57.123Z",
                "2026-01-26T25:00:57.123Z",
                "2026-01-26 13:00:57.123Z",
                "2026-01-26T13:00:57.1a3Z",
                "2026-01-26T13:00:57.123Z "
            })
    void whatIsNoTime_isRefused(String text) {
        assertThrows(DateTimeException.class, () -> Times.instant(text));
    }
}
