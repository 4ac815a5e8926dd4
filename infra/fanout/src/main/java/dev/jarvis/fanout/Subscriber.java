package dev.jarvis.fanout;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;

/**
 * One connected dashboard. While it catches up, live frames are held back; then those that it has not seen follow. Used by
 * the connection's own event loop alone.
 */
final class Subscriber {

    private static final int MOST_HELD = 2_000;

    private final Channel channel;
    private final Outbox outbox;
    private final Set<Topic> topics;
    private final ArrayDeque<Frame> held = new ArrayDeque<>();
    private boolean live;
    private long sent;
    private long version;
    private long droppedUpTo;
    private boolean stateMissed;

    Subscriber(Channel channel, Outbox outbox, Set<Topic> topics) {
        this.channel = channel;
        this.outbox = outbox;
        this.topics = topics;
    }

    Channel channel() {
        return channel;
    }

    Outbox outbox() {
        return outbox;
    }

    boolean wants(Topic topic) {
        return topics.contains(topic);
    }

    /** The newest position that was sent. */
    long sent() {
        return sent;
    }

    /** Live frames from the tail. */
    void offer(List<Frame> frames) {
        for (var frame : frames) {
            if (live) {
                send(frame);
            } else {
                hold(frame);
            }
        }
        if (live) {
            outbox.flush();
        }
    }

    /** Sends what the client asked for by its greeting, before it is live. */
    void answer(Frame frame) {
        outbox.add(frame);
        sent = Math.max(sent, frame.position());
        version = Math.max(version, frame.version());
        outbox.flush();
    }

    /** Where the client stands, when it says so itself. */
    void startAfter(long position) {
        sent = position;
    }

    /**
     * Goes live when nothing lies between what was read from the database and what was held back.
     *
     * @param readUpTo everything up to this position has been sent
     * @return false when held frames had to be dropped beyond that position: read on, then try again
     */
    boolean goLive(long readUpTo) {
        if (droppedUpTo > readUpTo) {
            return false;
        }
        sent = Math.max(sent, readUpTo);
        live = true;
        var waiting = List.copyOf(held);
        held.clear();
        offer(waiting);
        return true;
    }

    /** The connection takes more again; a state that was left out meanwhile is sent whole. */
    boolean drain() {
        outbox.flush();
        boolean catchUp = stateMissed && outbox.isEmpty();
        if (catchUp) {
            stateMissed = false;
        }
        return catchUp;
    }

    private void send(Frame frame) {
        if (!wants(frame.topic()) || isSeen(frame)) {
            return;
        }
        if (frame.topic() == Topic.CLUSTER && !outbox.isEmpty()) {
            // Values of the cluster supersede each other: for a slow client they are merged into one state later.
            stateMissed = true;
            return;
        }
        if (outbox.add(frame)) {
            sent = Math.max(sent, frame.position());
            version = Math.max(version, frame.version());
        }
    }

    private boolean isSeen(Frame frame) {
        return frame.position() > 0 ? frame.position() <= sent : frame.version() <= version;
    }

    private void hold(Frame frame) {
        held.add(frame);
        if (held.size() > MOST_HELD) {
            droppedUpTo = Math.max(droppedUpTo, held.remove().position());
        }
    }
}
