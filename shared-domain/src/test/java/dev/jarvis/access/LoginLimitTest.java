package dev.jarvis.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginLimitTest {

    private static final Optional<Duration> FREE = Optional.empty();

    private final TestClock clock = new TestClock();
    private final TestDatabase database;
    private final LoginLimit limit;

    LoginLimitTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.limit = new LoginLimit(database.transactions(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void sixthTry_waitsUntilTheFirstIsAMinuteOld() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(FREE, limit.count("10.0.0.9"));
            clock.advance(Duration.ofSeconds(2));
        }
        assertEquals(Optional.of(Duration.ofSeconds(50)), limit.count("10.0.0.9"));
        clock.advance(Duration.ofSeconds(50));
        assertEquals(FREE, limit.count("10.0.0.9"));
        assertEquals(Optional.of(Duration.ofSeconds(2)), limit.count("10.0.0.9"));
    }

    @Test
    void refusedTries_doNotProlongTheWait() {
        five();
        clock.advance(Duration.ofSeconds(30));
        for (int attempt = 0; attempt < 10; attempt++) {
            assertEquals(Optional.of(Duration.ofSeconds(30)), limit.count("10.0.0.9"));
        }
        clock.advance(Duration.ofSeconds(30));
        assertEquals(FREE, limit.count("10.0.0.9"));
    }

    @Test
    void otherAddresses_areCountedApart() {
        five();
        assertEquals(FREE, limit.count("10.0.0.10"));
    }

    @Test
    void rightPassword_beginsAnew() {
        five();
        limit.succeeded("10.0.0.9");
        assertEquals(FREE, limit.count("10.0.0.9"));
    }

    @Test
    void restart_givesNoMoreTries() {
        five();
        var restarted = new LoginLimit(database.transactions(), clock);
        assertEquals(Optional.of(Duration.ofMinutes(1)), restarted.count("10.0.0.9"));
    }

    @Test
    void triesAtOnce_areAllCounted() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> limit.count("10.0.0.9")))
                    .toList();
            int free = 0;
            for (var attempt : tries) {
                free += attempt.get().isEmpty() ? 1 : 0;
            }
            assertEquals(5, free);
        }
    }

    @Test
    void oldTries_areForgotten() {
        five();
        clock.advance(Duration.ofMinutes(1));
        limit.count("10.0.0.10");
        assertEquals(1, database.number("SELECT count(*) FROM login_attempts"));
    }

    private void five() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertEquals(FREE, limit.count("10.0.0.9"));
        }
    }
}
