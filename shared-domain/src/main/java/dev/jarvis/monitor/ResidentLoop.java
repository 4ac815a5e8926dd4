package dev.jarvis.monitor;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.settings.Printable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs every tier at its own interval in one process, the first pass at once. Passes of a tier never overlap and never
 * drift; one that fails is told when it begins to and when it works again, and never ends the loop.
 */
@Singleton
public final class ResidentLoop {

    private static final Logger LOG = LoggerFactory.getLogger(ResidentLoop.class);
    private static final int AT_ONCE = 5;
    private static final Duration BETWEEN_TIERS = Duration.ofSeconds(2);

    private final TierRunner runner;
    private final ScheduledExecutorService scheduler;
    private final List<ScheduledFuture<?>> schedules = new CopyOnWriteArrayList<>();

    @Inject
    ResidentLoop(TierRunner runner) {
        this.runner = runner;
        this.scheduler = Executors.newScheduledThreadPool(
                AT_ONCE, Thread.ofPlatform().name("tiers-", 0).daemon().factory());
    }

    /**
     * Begins; tiers are shifted against each other so that they do not meet.
     *
     * @param told hears of every pass
     */
    public void start(List<Tier> tiers, BiConsumer<Tier, PassResult> told) {
        for (int index = 0; index < tiers.size(); index++) {
            var tier = tiers.get(index);
            var trouble = new AtomicReference<>("");
            schedules.add(scheduler.scheduleAtFixedRate(
                    () -> pass(tier, trouble, told),
                    BETWEEN_TIERS.multipliedBy(index).toMillis(),
                    tier.every().toMillis(),
                    TimeUnit.MILLISECONDS));
        }
    }

    /** Says when the kind of trouble changes, not when its words do: those may name another host in every pass. */
    private void pass(Tier tier, AtomicReference<String> trouble, BiConsumer<Tier, PassResult> told) {
        try {
            var result = runner.run(tier);
            told.accept(tier, result);
            switch (result) {
                case PassResult.Done _, PassResult.Taken _ -> say(tier, trouble, "", "works again");
                case PassResult.Partial partial -> say(tier, trouble, "partial", partial.text());
                case PassResult.Unreachable unreachable -> say(tier, trouble, "unreachable", unreachable.text());
            }
        } catch (DatabaseUnavailable unavailable) {
            say(tier, trouble, "database", String.valueOf(unavailable.getMessage()));
        } catch (RuntimeException defect) {
            say(tier, trouble, defect.getClass().getName(), defect.toString());
        }
    }

    private static void say(Tier tier, AtomicReference<String> trouble, String kind, String text) {
        if (!kind.equals(trouble.getAndSet(kind))) {
            LOG.warn("{} tier: {}", tier.name(), Printable.line(text));
        }
    }

    /** Ends after the pass that runs. */
    @PreDestroy
    public void stop() {
        schedules.forEach(schedule -> schedule.cancel(false));
        scheduler.shutdown();
    }
}
