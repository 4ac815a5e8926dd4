package dev.jarvis.net;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes what asks for nodes and wakes them. Nothing is opened before it is used. */
@Factory
final class NetBeans {

    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(10);

    @Singleton
    WakeSettings wakeSettings(WakeProperties properties) {
        return properties.settings();
    }

    @Singleton
    WakeOnLan wakeOnLan(WakeSettings settings) {
        return new WakeOnLan(
                settings,
                Broadcasts::ofThisMachine,
                settings.service().map(address -> new WakeService(address, settings.token(), SERVICE_LIMIT)));
    }

    @Singleton
    Ping ping() {
        return new Ping(Ping.PATIENCE);
    }
}
