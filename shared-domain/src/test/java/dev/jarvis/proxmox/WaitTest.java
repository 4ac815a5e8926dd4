package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;

    @Test
    void deadline_isTheShorterOne_andALastLookGetsASecond() {
        var wait = new Wait(clock, this::pass, SECOND.multipliedBy(5), SECOND.multipliedBy(20));
        assertEquals(SECOND.multipliedBy(8), wait.atMost(SECOND.multipliedBy(8)));
        assertEquals(SECOND.multipliedBy(20), wait.atMost(SECOND.multipliedBy(30)));
        assertTrue(wait.again());
        assertEquals(SECOND.multipliedBy(15), wait.atMost(SECOND.multipliedBy(30)));
        now = now.plus(SECOND.multipliedBy(10));
        assertEquals(SECOND.multipliedBy(5), wait.atMost(SECOND.multipliedBy(30)), "what the clock leaves");
        now = now.plus(SECOND.multipliedBy(5));
        assertEquals(SECOND, wait.atMost(SECOND.multipliedBy(30)));
        assertFalse(wait.again());
    }

    @Test
    void clockThatStandsStill_doesNotMakeItEndless() {
        var wait = new Wait(clock, _ -> {}, SECOND, SECOND.multipliedBy(2));
        assertTrue(wait.again());
        assertEquals(SECOND, wait.atMost(SECOND.multipliedBy(30)), "what the pauses leave");
        assertTrue(wait.again());
        assertFalse(wait.again());
    }

    @Test
    void threadThatIsToStop_waitsNoMore_andStaysInterrupted() {
        var wait = new Wait(
                clock,
                _ -> {
                    throw new InterruptedException();
                },
                SECOND,
                SECOND.multipliedBy(2));
        assertFalse(wait.again());
        assertTrue(Thread.interrupted());
    }

    private void pass(Duration pause) {
        now = now.plus(pause);
    }
}
