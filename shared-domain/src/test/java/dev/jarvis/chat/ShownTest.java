package dev.jarvis.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShownTest {

    private static final Instant NOW = Instant.parse("2026-01-26T13:00:57.123Z");

    @Test
    void time_isToldWithItsDistance_andTheDateOfAnotherDay() {
        assertEquals("13:00 (0 s ago)", Shown.time(NOW, NOW));
        assertEquals("13:00 (57 s ago)", Shown.time(Instant.parse("2026-01-26T13:00:00Z"), NOW));
        assertEquals("12:56 (4 min ago)", Shown.time(NOW.minus(Duration.ofMinutes(4)), NOW));
        assertEquals("2026-01-25 23:00 (14 h ago)", Shown.time(NOW.minus(Duration.ofHours(14)), NOW));
        assertEquals("2026-01-24 13:00 (2 d ago)", Shown.time(NOW.minus(Duration.ofDays(2)), NOW));
        assertEquals("13:03 (in 3 min)", Shown.time(NOW.plus(Duration.ofMinutes(3)), NOW));
    }

    @Test
    void duration_changesItsUnit_atTheUnit() {
        assertEquals("59 s", Shown.duration(Duration.ofSeconds(59)));
        assertEquals("1 min", Shown.duration(Duration.ofMinutes(1)));
        assertEquals("59 min", Shown.duration(Duration.ofMinutes(59)));
        assertEquals("1 h", Shown.duration(Duration.ofHours(1)));
        assertEquals("47 h", Shown.duration(Duration.ofHours(47)));
        assertEquals("2 d", Shown.duration(Duration.ofDays(2)));
    }

    @Test
    void sizes_areToldInPowersOf1024() {
        assertEquals("0 MiB", Shown.bytes(0));
        assertEquals("512 MiB", Shown.bytes(512L << 20));
        assertEquals("1.5 GiB", Shown.bytes(3L << 29));
        assertEquals("4 GiB", Shown.bytes(4L << 30));
        assertEquals("32 GiB", Shown.bytes(32L << 30));
        assertEquals("1.8 TiB", Shown.bytes((1L << 40) * 18 / 10));
    }

    @Test
    void parts_areToldInPercent() {
        assertEquals("25%", Shown.percent(0.25));
        assertEquals("50%", Shown.percent(1, 2));
        assertEquals("100%", Shown.percent(Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
