package dev.jarvis.proxmox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * One wait with an end. Ends by the clock, and also by the sum of its pauses, so that a clock which stands still (as in
 * a simulation) does not make it endless.
 */
final class Wait {

    private static final Duration LAST_LOOK = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Pause pause;
    private final Duration interval;
    private final Instant end;
    private Duration pausesLeft;

    Wait(InstantSource clock, Pause pause, Duration interval, Duration timeout) {
        this.clock = clock;
        this.pause = pause;
        this.interval = interval;
        this.end = clock.instant().plus(timeout);
        this.pausesLeft = timeout;
    }

    /** This deadline, or what is left of the wait when that is shorter; a last look gets a second. */
    Duration atMost(Duration deadline) {
        var left = Duration.between(clock.instant(), end);
        var shortest = left.compareTo(pausesLeft) < 0 ? left : pausesLeft;
        var allowed = shortest.compareTo(LAST_LOOK) < 0 ? LAST_LOOK : shortest;
        return allowed.compareTo(deadline) < 0 ? allowed : deadline;
    }

    /** Pauses and says true, or false at once when the time is over or the thread is to stop. */
    boolean again() {
        if (!pausesLeft.isPositive() || !clock.instant().isBefore(end)) {
            return false;
        }
        pausesLeft = pausesLeft.minus(interval);
        try {
            pause.pause(interval);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
