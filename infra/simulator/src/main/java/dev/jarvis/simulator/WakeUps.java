package dev.jarvis.simulator;

import dev.jarvis.simulator.cluster.Cluster;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One timer for the whole simulator, set to whatever is due next. Nothing due, nothing runs. Thread-safe. */
final class WakeUps {

    private final Cluster cluster;
    private final EventLoop loop;
    private @Nullable ScheduledFuture<?> timer;

    WakeUps(Cluster cluster, EventLoop loop) {
        this.cluster = cluster;
        this.loop = loop;
        cluster.afterLook(this::set);
    }

    private synchronized void set(Optional<Duration> untilNext) {
        ScheduledFuture<?> earlier = timer;
        if (earlier != null) {
            earlier.cancel(false);
        }
        timer = untilNext
                .filter(due -> !loop.isShuttingDown())
                // A millisecond late is on time; too early would ask again and again.
                .map(due -> loop.schedule(this::wake, due.toMillis() + 1, TimeUnit.MILLISECONDS))
                .orElse(null);
    }

    private void wake() {
        cluster.look(() -> true);
    }
}
