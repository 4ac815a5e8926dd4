package dev.jarvis.fanout;

import dev.jarvis.feed.Change;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.Tail;
import dev.jarvis.monitor.ClusterStatus;
import dev.jarvis.monitor.IncidentStore;
import dev.jarvis.monitor.JobRun;
import dev.jarvis.monitor.StatusView;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.json.tree.JsonNode;
import io.netty.channel.EventLoop;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everybody who listens, and what they were last told. The tail's thread makes each frame once; each event loop sends it
 * to all who are connected by it. Thread-safe.
 */
@Singleton
final class Hub implements Tail.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final double MILLIS = 1_000.0;

    /** The state of the cluster is sent at most twice a second. */
    private static final long BETWEEN_STATES_NANOS = Duration.ofMillis(500).toNanos();

    /** How often it is asked whether logins were ended. */
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(250).toNanos();

    private final EventStore events;
    private final IncidentStore incidents;
    private final StatusView status;
    private final Frames frames;
    private final ClusterIdentity cluster;
    private final InstantSource clock;
    private final Connections connections;
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final ConcurrentMap<EventLoop, Cohort> cohorts = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile CurrentState state = CurrentState.NONE;
    private Instant staleFrom = Instant.MAX;
    private boolean stateChanged;
    private long stateSentNanos;
    private long lookedNanos = System.nanoTime();

    Hub(
            EventStore events,
            IncidentStore incidents,
            StatusView status,
            Frames frames,
            ClusterIdentity cluster,
            InstantSource clock,
            Connections connections) {
        this.events = events;
        this.incidents = incidents;
        this.status = status;
        this.frames = frames;
        this.cluster = cluster;
        this.clock = clock;
        this.connections = connections;
    }

    /** On the subscriber's event loop. */
    void add(Subscriber subscriber) {
        cohortOf(subscriber).add(subscriber);
        size.incrementAndGet();
    }

    /** On the subscriber's event loop, once. */
    void remove(Subscriber subscriber) {
        cohortOf(subscriber).remove(subscriber);
        size.decrementAndGet();
    }

    private Cohort cohortOf(Subscriber subscriber) {
        return cohorts.computeIfAbsent(subscriber.channel().eventLoop(), loop -> new Cohort(loop, System::nanoTime));
    }

    /** How many have greeted and listen. */
    int size() {
        return size.get();
    }

    /**
     * Done when the tail stands somewhere: what is committed from then on is broadcast. A client that was brought up to
     * date earlier would miss what came between.
     */
    CompletableFuture<Void> started() {
        return started;
    }

    /** What all were last told of the cluster. */
    CurrentState state() {
        return state;
    }

    /**
     * The frame that a change of ours makes; empty for a change that no topic carries, or of another cluster, or whose row
     * cannot be read: one that was edited by hand must not hold up all that follow.
     */
    Optional<Frame> frame(Change change, Connection connection) throws SQLException {
        if (!change.cluster().equals(cluster.id())) {
            return Optional.empty();
        }
        try {
            return made(change, connection);
        } catch (RuntimeException unreadable) {
            LOG.warn("change {} is left out: {}", change.id(), unreadable.toString());
            return Optional.empty();
        }
    }

    private Optional<Frame> made(Change change, Connection connection) throws SQLException {
        return switch (change.kind()) {
            case EVENT ->
                events.byId(connection, Long.parseLong(change.reference()))
                        .map(event -> frames.event(change.id(), event));
            case INCIDENT ->
                incidents
                        .byId(connection, Long.parseLong(change.reference()))
                        .map(incident -> frames.incident(change.id(), incident));
            case CLUSTER, APPROVAL, RUN, PREFERENCE -> Optional.empty();
        };
    }

    @Override
    public void startsAt(long position) {
        stateChanged = true;
        if (!started.complete(null)) {
            // Another database lies there now, whose positions mean something else: all come back and get a reset.
            state = new CurrentState(state.version() + 1, Optional.empty());
            var _ = connections.close();
        }
    }

    @Override
    public void read(List<Change> page, Connection connection) throws SQLException, InterruptedException {
        var made = new ArrayList<Frame>();
        for (var change : page) {
            switch (change.kind()) {
                case CLUSTER, INCIDENT -> stateChanged = true;
                case EVENT, APPROVAL, RUN, PREFERENCE -> {}
            }
            frame(change, connection).ifPresent(made::add);
        }
        broadcast(made);
        sendState(connection);
    }

    @Override
    public void idle(Connection connection) throws SQLException, InterruptedException {
        sendState(connection);
        if (System.nanoTime() - lookedNanos >= BETWEEN_LOOKS_NANOS) {
            lookedNanos = System.nanoTime();
            connections.look(connection);
        }
    }

    private void sendState(Connection connection) throws SQLException, InterruptedException {
        stateChanged |= clock.instant().isAfter(staleFrom);
        if (!stateChanged || System.nanoTime() - stateSentNanos < BETWEEN_STATES_NANOS) {
            return;
        }
        stateChanged = false;
        stateSentNanos = System.nanoTime();
        var now = tree(connection);
        if (now.isEmpty()) {
            return;
        }
        var before = state;
        var next = new CurrentState(before.version() + 1, now);
        var difference =
                before.tree().isEmpty() ? now : Difference.between(before.tree().get(), now.get());
        if (difference.isPresent()) {
            state = next;
            broadcast(List.of(frames.statusUpdate(next.version(), difference.get())));
        }
    }

    /** The state as it goes over the wire; empty before the first reading, and when it cannot be read. */
    private Optional<JsonNode> tree(Connection connection) throws SQLException {
        try {
            var current = status.current(connection, cluster.id());
            staleFrom =
                    current.filter(shown -> !shown.stale()).map(Hub::staleFrom).orElse(Instant.MAX);
            return current.map(frames::tree);
        } catch (RuntimeException unreadable) {
            LOG.warn("the state of the cluster is left out: {}", unreadable.toString());
            return Optional.empty();
        }
    }

    /** When a state that nobody renews must be shown as stale: nothing in the log of changes says so. */
    private static Instant staleFrom(ClusterStatus shown) {
        return JobRun.staleFrom(shown.asOf(), Duration.ofMillis(Math.round(shown.intervalSeconds() * MILLIS)));
    }

    private void broadcast(List<Frame> made) throws InterruptedException {
        if (made.isEmpty()) {
            return;
        }
        for (var cohort : cohorts.values()) {
            cohort.offer(made);
        }
    }
}
