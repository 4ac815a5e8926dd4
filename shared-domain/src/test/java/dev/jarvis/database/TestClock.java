package dev.jarvis.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A time that moves when a test says so. Thread-safe. */
public final class TestClock implements InstantSource {

    public static final Instant START = Instant.parse("2026-01-26T13:00:57.123Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Override
    public Instant instant() {
        return now.get();
    }

    public void advance(Duration duration) {
        now.updateAndGet(time -> time.plus(duration));
    }
}
