package dev.jarvis.simulator.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final GuestSpec GUEST =
            new GuestSpec(100, "plex", GuestType.LXC, "Home", 4, 4L << 30, 32L << 30, true, List.of());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Load load = new Load(1);

    @Test
    void counters_neverFall() {
        long last = 0;
        for (int second = 0; second < 2_000; second++) {
            long next = load.counter(GUEST, 11, 60_000, Duration.ofSeconds(second));
            assertTrue(next >= last, "at second " + second);
            last = next;
        }
        assertTrue(last > 0);
    }

    @Test
    void cpu_staysAFractionAndMoves() {
        double least = 1;
        double most = 0;
        for (int second = 0; second < 86_400; second += 13) {
            double cpu = load.cpu(GUEST, NOON.plusSeconds(second));
            least = Math.min(least, cpu);
            most = Math.max(most, cpu);
        }
        assertTrue(least >= 0 && most <= 1);
        assertTrue(most - least > 0.05, least + ".." + most);
    }

    @Test
    void curves_dependOnSeedAndTimeOnly() {
        assertEquals(load.cpu(GUEST, NOON), new Load(1).cpu(GUEST, NOON));
        assertEquals(load.memory(GUEST, NOON), new Load(1).memory(GUEST, NOON));
        assertTrue(load.cpu(GUEST, NOON) != new Load(2).cpu(GUEST, NOON));
    }
}
