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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a client that has just connected up to date: with a snapshot, or with what it missed since its cursor. Runs on
 * virtual threads, few of which read at once, and hands each frame to the connection's own event loop. Thread-safe.
 */
@Singleton
final class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final int MOST_READING = 8;
    private static final int PAGE = 200;
    private static final int CHUNK_BYTES = 256 << 10;
    private static final int SNAPSHOT_EVENTS = 50;

    private final Transactions transactions;
    private final StoredSettings settings;
    private final ChangeLog changes;
    private final EventStore events;
    private final IncidentStore incidents;
    private final Hub hub;
    private final Frames frames;
    private final ClusterIdentity cluster;
    private final Duration patience;
    private final Semaphore places = new Semaphore(MOST_READING, true);

    CatchUp(
            Transactions transactions,
            StoredSettings settings,
            ChangeLog changes,
            EventStore events,
            IncidentStore incidents,
            Hub hub,
            Frames frames,
            ClusterIdentity cluster,
            FanoutSettings patient) {
        this.transactions = transactions;
        this.settings = settings;
        this.changes = changes;
        this.events = events;
        this.incidents = incidents;
        this.hub = hub;
        this.frames = frames;
        this.cluster = cluster;
        this.patience = patient.patience();
    }

    private record Standing(String epoch, long head, long oldest) {}

    private record Snapshot(String epoch, long cursor, List<Event> events, List<Incident> incidents) {}

    /**
     * Begins, on a thread of its own. The client is in the hub already, so that nothing committed from now on can pass
     * between what is read here and what it hears live.
     */
    void begin(Subscriber subscriber, Greeting greeting) {
        Thread.ofVirtual().name("catch-up").start(() -> {
            try {
                hub.started().get(patience.toMillis(), TimeUnit.MILLISECONDS);
                bringUpToDate(subscriber, greeting);
            } catch (ClientTooSlow tooSlow) {
                close(subscriber, CloseCode.TOO_SLOW);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | ExecutionException | TimeoutException failed) {
                LOG.warn("a client could not be brought up to date: {}", failed.toString());
                close(subscriber, CloseCode.UNAVAILABLE);
            }
        });
    }

    private void bringUpToDate(Subscriber subscriber, Greeting greeting) throws InterruptedException {
        var standing = read(this::standing);
        var refusal = greeting.after().flatMap(after -> whyNotFrom(after, greeting.epoch(), standing));
        if (refusal.isPresent()) {
            reset(subscriber, standing.epoch(), refusal.get());
        } else if (greeting.after().isPresent()) {
            resume(subscriber, standing, greeting.after().get());
        } else {
            snapshot(subscriber);
        }
    }

    /** One for each who may read at once; a test takes them all. */
    Semaphore places() {
        return places;
    }

    /** Reads when there is a place; a place is not held while a client takes its time. */
    private <T> T read(Transactions.Work<T> work) throws InterruptedException {
        places.acquire();
        try {
            return transactions.read(work);
        } finally {
            places.release();
        }
    }

    private Standing standing(Connection connection) throws SQLException {
        return new Standing(
                settings.databaseId(connection), changes.head(connection), changes.oldestResumable(connection));
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

    private void reset(Subscriber subscriber, String epoch, String reason) throws InterruptedException {
        on(subscriber, () -> {
            subscriber.answer(frames.reset(epoch, reason));
            return CompletableFuture.completedFuture(true);
        });
        snapshot(subscriber);
    }

    private void snapshot(Subscriber subscriber) throws InterruptedException {
        // The state first: a difference that is sent from now on is newer than it, and is held for this client.
        var state = hub.state();
        var snapshot = read(connection -> new Snapshot(
                settings.databaseId(connection),
                changes.head(connection),
                events.find(connection, cluster.id(), EventFilter.newest(SNAPSHOT_EVENTS)),
                incidents.open(connection, cluster.id())));
        var frame =
                frames.snapshot(snapshot.epoch(), snapshot.cursor(), state, snapshot.events(), snapshot.incidents());
        boolean live = on(subscriber, () -> {
            subscriber.startAfter(snapshot.epoch(), snapshot.cursor());
            subscriber.answer(frame);
            return CompletableFuture.completedFuture(subscriber.goLive(snapshot.cursor()));
        });
        if (!live) {
            follow(subscriber, snapshot.epoch(), snapshot.cursor());
        }
    }

    private void resume(Subscriber subscriber, Standing standing, long after) throws InterruptedException {
        var state = hub.state();
        on(subscriber, () -> {
            subscriber.startAfter(standing.epoch(), after);
            subscriber.answer(frames.resumed(standing.epoch(), after, state));
            return CompletableFuture.completedFuture(true);
        });
        follow(subscriber, standing.epoch(), after);
    }

    /**
     * What follows a position.
     *
     * @param lost whether some of it is no longer kept
     */
    private record Page(List<Frame> frames, long last, boolean lost) {}

    private void follow(Subscriber subscriber, String epoch, long from) throws InterruptedException {
        long position = from;
        boolean live = false;
        while (!live && subscriber.channel().isActive()) {
            long start = position;
            var page = read(connection -> page(connection, start));
            if (page.lost()) {
                reset(subscriber, epoch, "the position " + start + " is no longer kept");
                return;
            }
            for (var chunk : chunks(page.frames(), subscriber)) {
                on(subscriber, () -> {
                    chunk.forEach(subscriber::answer);
                    return subscriber.outbox().whenEmpty();
                });
            }
            position = page.last();
            live = page.last() == start
                    && on(subscriber, () -> CompletableFuture.completedFuture(subscriber.goLive(start)));
        }
    }

    private Page page(Connection connection, long start) throws SQLException {
        var made = new ArrayList<Frame>();
        long last = start;
        for (var change : changes.after(connection, start, PAGE)) {
            hub.frame(change, connection).ifPresent(made::add);
            last = change.id();
        }
        return new Page(made, last, start < changes.oldestResumable(connection));
    }

    /** So little at once that a client that reads is never taken for a slow one. */
    private static List<List<Frame>> chunks(List<Frame> made, Subscriber subscriber) {
        var chunks = new ArrayList<List<Frame>>();
        var chunk = new ArrayList<Frame>();
        long bytes = 0;
        for (var frame : made) {
            if (subscriber.wants(frame.topic())) {
                chunk.add(frame);
                bytes += frame.bytes();
            }
            if (bytes >= CHUNK_BYTES) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                bytes = 0;
            }
        }
        chunks.add(List.copyOf(chunk));
        return chunks;
    }

    /** The client did not take what it was given in time. */
    private static final class ClientTooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Does something on the connection's event loop and waits until it is done. */
    private boolean on(Subscriber subscriber, Supplier<CompletableFuture<Boolean>> work) throws InterruptedException {
        var done = new CompletableFuture<Boolean>();
        subscriber.channel().eventLoop().execute(() -> {
            try {
                var _ = work.get().whenComplete((result, _) -> done.complete(result));
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        try {
            return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new ClientTooSlow();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static void close(Subscriber subscriber, CloseCode code) {
        try {
            subscriber.channel().eventLoop().execute(() -> subscriber.outbox().close(code));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("the connection's event loop has ended: {}", stopped.toString());
        }
    }
}
