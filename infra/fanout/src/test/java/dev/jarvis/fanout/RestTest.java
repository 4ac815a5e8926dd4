package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    @Test
    void rest_isThreeTimesWhatSendingTook_andFortyMillisecondsAtMost() {
        assertEquals(0, Rest.nanosAfter(0));
        assertEquals(micros(900), Rest.nanosAfter(micros(300)));
        assertEquals(micros(39_000), Rest.nanosAfter(micros(13_000)));
        assertEquals(micros(40_000), Rest.nanosAfter(micros(14_000)));
        assertEquals(micros(40_000), Rest.nanosAfter(Duration.ofMinutes(1).toNanos()));
    }

    private static long micros(long count) {
        return Duration.ofNanos(count * 1_000).toNanos();
    }
}
