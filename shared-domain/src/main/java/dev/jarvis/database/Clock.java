package dev.jarvis.database;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The time, for everybody who asks for an {@link InstantSource}; tests give their own. */
@Factory
final class Clock {

    @Singleton
    @Primary
    InstantSource system() {
        return InstantSource.system();
    }
}
