package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

    @Test
    void rest_isThreeTimesWhatSendingTook_andTwentyFiveMillisecondsAtMost() {
        assertEquals(0, Rest.nanosAfter(0));
        assertEquals(micros(900), Rest.nanosAfter(micros(300)));
        assertEquals(micros(24_000), Rest.nanosAfter(micros(8_000)));
        assertEquals(micros(25_000), Rest.nanosAfter(micros(9_000)));
        assertEquals(micros(25_000), Rest.nanosAfter(Duration.ofMinutes(1).toNanos()));
    }

    private static long micros(long count) {
        return Duration.ofNanos(count * 1_000).toNanos();
    }
}
