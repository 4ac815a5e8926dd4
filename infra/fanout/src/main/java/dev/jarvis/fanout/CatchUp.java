package dev.jarvis.fanout;

import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.monitor.Incident;
import dev.jarvis.monitor.IncidentStore;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Brings a client that has just connected up to date: with a snapshot, or with what it missed since its cursor. Runs on a
 * virtual thread, few at a time, and hands each frame to the connection's own event loop. Thread-safe.
 */
@Singleton
final class CatchUp {

    private static final int MOST_AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int SNAPSHOT_EVENTS = 50;
    private static final String EPOCH = "database_id";

    private final Transactions transactions;
    private final StoredSettings settings;
    private final ChangeLog changes;
    private final EventStore events;
    private final IncidentStore incidents;
    private final Hub hub;
    private final Frames frames;
    private final ClusterIdentity cluster;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    CatchUp(
            Transactions transactions,
            StoredSettings settings,
            ChangeLog changes,
            EventStore events,
            IncidentStore incidents,
            Hub hub,
            Frames frames,
            ClusterIdentity cluster) {
        this.transactions = transactions;
        this.settings = settings;
        this.changes = changes;
        this.events = events;
        this.incidents = incidents;
        this.hub = hub;
        this.frames = frames;
        this.cluster = cluster;
    }

    private record Standing(String epoch, long head, long oldest) {}

    private record Snapshot(String epoch, long cursor, List<Event> events, List<Incident> incidents) {}

    /**
     * Waits for a place, then brings the client up to date. The client is in the hub already, so that nothing committed
     * from now on can pass between what is read here and what it hears live.
     */
    void bringUpToDate(Subscriber subscriber, Greeting greeting) throws InterruptedException {
        places.acquire();
        try {
            var standing = transactions.read(this::standing);
            var refusal = greeting.after().flatMap(after -> whyNotFrom(after, greeting.epoch(), standing));
            if (greeting.after().isPresent() && refusal.isEmpty()) {
                resume(subscriber, standing, greeting.after().get());
                return;
            }
            refusal.ifPresent(reason -> on(subscriber, () -> {
                subscriber.answer(frames.reset(standing.epoch(), reason));
                return CompletableFuture.completedFuture(true);
            }));
            snapshot(subscriber);
        } finally {
            places.release();
        }
    }

    private Standing standing(Connection connection) throws SQLException {
        return new Standing(epoch(connection), changes.head(connection), changes.oldestResumable(connection));
    }

    private String epoch(Connection connection) throws SQLException {
        return settings.get(connection, EPOCH).orElse("");
    }

    private static Optional<String> whyNotFrom(long after, Optional<String> epoch, Standing standing) {
        if (epoch.isPresent() && !epoch.get().equals(standing.epoch())) {
            return Optional.of("the position belongs to another database");
        }
        if (after > standing.head()) {
            return Optional.of("the position " + after + " was not reached yet, the newest is " + standing.head());
        }
        if (after < standing.oldest()) {
            return Optional.of("the position " + after + " is no longer kept, the oldest is " + standing.oldest());
        }
        return Optional.empty();
    }

    private void snapshot(Subscriber subscriber) {
        // The state first: a difference that is sent from now on is newer than it, and is held for this client.
        var state = hub.state();
        var snapshot = transactions.read(connection -> new Snapshot(
                epoch(connection),
                changes.head(connection),
                events.find(connection, cluster.id(), EventFilter.newest(SNAPSHOT_EVENTS)),
                incidents.open(connection, cluster.id())));
        var frame =
                frames.snapshot(snapshot.epoch(), snapshot.cursor(), state, snapshot.events(), snapshot.incidents());
        boolean live = on(subscriber, () -> {
            subscriber.answer(frame);
            return CompletableFuture.completedFuture(subscriber.goLive(snapshot.cursor()));
        });
        if (!live) {
            follow(subscriber, snapshot.cursor());
        }
    }

    private void resume(Subscriber subscriber, Standing standing, long after) {
        var state = hub.state();
        on(subscriber, () -> {
            subscriber.startAfter(after);
            subscriber.answer(frames.resumed(standing.epoch(), after, state));
            return CompletableFuture.completedFuture(true);
        });
        follow(subscriber, after);
    }

    private void follow(Subscriber subscriber, long from) {
        long position = from;
        boolean live = false;
        while (!live && subscriber.channel().isActive()) {
            long start = position;
            var page = transactions.read(connection -> {
                var made = new ArrayList<Frame>();
                long last = start;
                for (var change : changes.after(connection, start, PAGE)) {
                    hub.frame(change, connection).ifPresent(made::add);
                    last = change.id();
                }
                return new Page(made, last);
            });
            position = page.last();
            boolean atEnd = page.last() == start;
            live = on(subscriber, () -> {
                page.frames().stream()
                        .filter(frame -> subscriber.wants(frame.topic()))
                        .forEach(subscriber::answer);
                return atEnd && subscriber.goLive(start)
                        ? CompletableFuture.completedFuture(true)
                        : subscriber.outbox().whenEmpty().thenApply(_ -> false);
            });
        }
    }

    private record Page(List<Frame> frames, long last) {}

    /** Sends a client the whole state, of which it was too slow to get every difference. */
    void sendState(Subscriber subscriber) {
        var epoch = transactions.read(this::epoch);
        subscriber
                .channel()
                .eventLoop()
                .execute(() -> subscriber.answer(frames.resumed(epoch, subscriber.sent(), hub.state())));
    }

    /**
     * Does something on the connection's event loop and waits until it is done; a client that does not read for so long
     * that it never is, is closed by its outbox or counts as gone.
     */
    private static boolean on(Subscriber subscriber, Supplier<CompletableFuture<Boolean>> work) {
        var done = new CompletableFuture<Boolean>();
        subscriber.channel().eventLoop().execute(() -> {
            var _ = work.get().whenComplete((result, failure) -> {
                if (failure == null) {
                    done.complete(result);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        });
        return done.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
