package dev.jarvis.functions;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The real time, which a test may put forward, or stop. */
@Singleton
@Replaces(InstantSource.class)
final class TestClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<Instant> stopped = Optional.empty();

    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** From now on time passes only when it is put forward. */
    void stop() {
        stopped = Optional.of(Instant.now());
    }

    @Override
    public Instant instant() {
        return stopped.orElseGet(Instant::now).plus(ahead);
    }
}
