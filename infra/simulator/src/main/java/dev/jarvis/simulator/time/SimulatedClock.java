package dev.jarvis.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's clock: runs with the source underneath and can be stepped forward. Thread-safe. */
public final class SimulatedClock implements InstantSource {

    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** A clock that shows what the source shows until it is stepped. */
    public SimulatedClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }

    /** How far this clock is ahead of its source: the sum of all steps. */
    public Duration ahead() {
        return ahead.get();
    }

    void step(Duration forward) {
        if (forward.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, was " + forward);
        }
        ahead.accumulateAndGet(forward, Duration::plus);
    }
}
