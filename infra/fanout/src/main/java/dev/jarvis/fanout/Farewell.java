package dev.jarvis.fanout;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody that the server restarts, before the server itself is stopped and could not tell any more. */
@Singleton
final class Farewell implements ApplicationEventListener<ShutdownEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connections connections;

    Farewell(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        try {
            connections.close().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            LOG.debug("some clients did not hear that the server restarts: {}", slow.toString());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
