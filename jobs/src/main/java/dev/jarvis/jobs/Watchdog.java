package dev.jarvis.jobs;

import dev.jarvis.monitor.Tier;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Halts a pass that has run for twice its interval: whatever holds it, the next one must not wait for it. */
final class Watchdog implements AutoCloseable {

    private static final int TIMES_THE_INTERVAL = 2;

    private final CountDownLatch done = new CountDownLatch(1);

    private Watchdog() {}

    static Watchdog over(Tier tier, PrintWriter err) {
        var watchdog = new Watchdog();
        var limit = tier.every().multipliedBy(TIMES_THE_INTERVAL);
        Thread.ofPlatform().daemon().name("watchdog").start(() -> {
            try {
                if (!watchdog.done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    err.println("jarvis: the " + tier.name() + " pass was halted, it ran for more than "
                            + limit.toSeconds() + " s");
                    Runtime.getRuntime().halt(ExitCode.UNREACHABLE.number());
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        return watchdog;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
