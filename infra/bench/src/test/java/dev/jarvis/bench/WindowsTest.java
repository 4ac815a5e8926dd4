package dev.jarvis.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.bench.client.Feed.Received;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final Windows OF_TEN = new Windows(
            List.of(new Received(3, 100), new Received(9, 10), new Received(12, 1), new Received(25, 1000)),
            Duration.ofNanos(10));

    @Test
    void windows_backToBack_countEachFrameOnce_andOnlyWholeOnes() {
        assertEquals(List.of(110L, 1L, 1000L), OF_TEN.backToBack(0, 30));
        assertEquals(List.of(110L, 1L), OF_TEN.backToBack(0, 29));
    }

    @Test
    void worst_isFoundWhereverItBegins() {
        assertEquals(1000, OF_TEN.worst());
        assertEquals(11, new Windows(List.of(new Received(9, 10), new Received(12, 1)), Duration.ofNanos(10)).worst());
    }

    @Test
    void nothing_isZero() {
        var silent = new Windows(List.of(), Duration.ofNanos(10));
        assertEquals(0, silent.worst());
        assertEquals(List.of(0L, 0L), silent.backToBack(0, 20));
    }
}
