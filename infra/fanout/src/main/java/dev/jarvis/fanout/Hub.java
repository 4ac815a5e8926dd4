package dev.jarvis.fanout;

import dev.jarvis.feed.Change;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.Tail;
import dev.jarvis.monitor.IncidentStore;
import dev.jarvis.monitor.StatusView;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everybody who is connected, and what they were last told. The tail's thread makes each frame once; each connection's
 * own event loop sends it. Thread-safe.
 */
@Singleton
final class Hub implements Tail.Reader {

    /** The state of the cluster is sent at most twice a second. */
    private static final long BETWEEN_STATES_NANOS = Duration.ofMillis(500).toNanos();

    private final EventStore events;
    private final IncidentStore incidents;
    private final StatusView status;
    private final Frames frames;
    private final ClusterIdentity cluster;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private volatile CurrentState state = CurrentState.NONE;
    private boolean stateChanged;
    private long stateSentNanos;

    Hub(EventStore events, IncidentStore incidents, StatusView status, Frames frames, ClusterIdentity cluster) {
        this.events = events;
        this.incidents = incidents;
        this.status = status;
        this.frames = frames;
        this.cluster = cluster;
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** What all were last told of the cluster. */
    CurrentState state() {
        return state;
    }

    /** The frame that a change of ours makes; empty for a change that no topic carries, or of another cluster. */
    Optional<Frame> frame(Change change, Connection connection) throws SQLException {
        if (!change.cluster().equals(cluster.id())) {
            return Optional.empty();
        }
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
    }

    @Override
    public void read(List<Change> page, Connection connection) throws SQLException {
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
    public void idle(Connection connection) throws SQLException {
        sendState(connection);
    }

    private void sendState(Connection connection) throws SQLException {
        if (!stateChanged || System.nanoTime() - stateSentNanos < BETWEEN_STATES_NANOS) {
            return;
        }
        stateChanged = false;
        stateSentNanos = System.nanoTime();
        var now = status.current(connection, cluster.id()).map(frames::tree);
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

    private void broadcast(List<Frame> made) {
        if (made.isEmpty()) {
            return;
        }
        for (var subscriber : subscribers) {
            subscriber.channel().eventLoop().execute(() -> subscriber.offer(made));
        }
    }

    /** Tells everybody to come back. */
    @PreDestroy
    void close() {
        for (var subscriber : subscribers) {
            subscriber.channel().eventLoop().execute(() -> subscriber.outbox().close(CloseCode.RESTARTING));
        }
    }
}
