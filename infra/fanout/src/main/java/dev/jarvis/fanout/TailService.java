package dev.jarvis.fanout;

import dev.jarvis.feed.Tail;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Follows the log of changes for as long as the server runs. */
@Singleton
final class TailService implements ApplicationEventListener<ServerStartupEvent> {

    private final Tail tail;
    private final Hub hub;
    private Tail.@Nullable Following following;

    TailService(Tail tail, Hub hub) {
        this.tail = tail;
        this.hub = hub;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        following = tail.follow(hub);
    }

    @PreDestroy
    void stop() {
        if (following != null) {
            following.close();
        }
    }
}
