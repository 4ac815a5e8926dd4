package dev.jarvis.simulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait for their time. Nothing ticks: whoever looks at the cluster first lets the due events happen, each
 * at its own instant, so that a step of an hour leaves the same traces as an hour of waiting. Not thread-safe; the
 * cluster's lock guards it.
 */
public final class Timeline implements InstantSource {

    private final SimulatedClock clock;
    private final PriorityQueue<Event> waiting =
            new PriorityQueue<>(Comparator.comparing(Event::due).thenComparingLong(Event::order));
    private long order;
    private @Nullable Instant present;

    /** An empty timeline on this clock. */
    public Timeline(SimulatedClock clock) {
        this.clock = clock;
    }

    /** The instant at which things happen now: that of the event under way, else the clock's. */
    @Override
    public Instant instant() {
        Instant during = present;
        return during == null ? clock.instant() : during;
    }

    /** Lets something happen after a while; zero means at the next look. */
    public void in(Duration delay, Runnable happening) {
        waiting.add(new Event(instant().plus(delay), order++, happening));
    }

    /** Lets everything happen that is due, in order of time. */
    public void catchUp() {
        Instant until = clock.instant();
        for (Event next = waiting.peek(); next != null && !next.due().isAfter(until); next = waiting.peek()) {
            waiting.remove();
            present = next.due();
            try {
                next.happening().run();
            } finally {
                present = null;
            }
        }
    }

    /** Steps the clock and lets everything happen on the way. */
    public void advance(Duration forward) {
        clock.step(forward);
        catchUp();
    }

    /** How long until the next event is due, never negative; empty when nothing waits. */
    public Optional<Duration> untilNext() {
        Event next = waiting.peek();
        if (next == null) {
            return Optional.empty();
        }
        Duration left = Duration.between(clock.instant(), next.due());
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    private record Event(Instant due, long order, Runnable happening) {}
}
