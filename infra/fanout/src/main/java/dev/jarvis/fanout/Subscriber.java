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

    private static final int MOST_HELD_BYTES = 1 << 20;

    private final Channel channel;
    private final Outbox outbox;
    private final Set<Topic> topics;
    private final WholeState whole;
    private final ArrayDeque<Frame> held = new ArrayDeque<>();
    private String epoch = "";
    private long heldBytes;
    private boolean live;
    private long sent;
    private long version;
    private long droppedUpTo;
    private boolean stateMissed;

    /** Makes the frame that states the whole cluster, for a client that missed a difference. */
    @FunctionalInterface
    interface WholeState {
        Frame of(String epoch, long sent);
    }

    Subscriber(Channel channel, Outbox outbox, Set<Topic> topics, WholeState whole) {
        this.channel = channel;
        this.outbox = outbox;
        this.topics = topics;
        this.whole = whole;
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

    /** Live frames from the tail, as all get them. */
    void offer(Batch batch) {
        if (live && !stateMissed && batch.isAllNewTo(topics, sent, version) && outbox.passes(batch)) {
            sent = Math.max(sent, batch.lastPosition());
            version = Math.max(version, batch.lastVersion());
        } else {
            offer(batch.frames());
        }
    }

    private void offer(List<Frame> frames) {
        for (var frame : frames) {
            if (live) {
                send(frame);
            } else {
                hold(frame);
            }
        }
        if (live) {
            drain();
        }
    }

    /** Sends what the client asked for by its greeting, before it is live. */
    void answer(Frame frame) {
        outbox.add(frame);
        sent = Math.max(sent, frame.position());
        version = Math.max(version, frame.version());
        outbox.flush();
    }

    /** Which database the client hears of, and how far it has seen it by its own account. */
    void startAfter(String ofEpoch, long position) {
        epoch = ofEpoch;
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
        heldBytes = 0;
        offer(waiting);
        return true;
    }

    /** Hands over what the connection takes; a state that was left out meanwhile is sent whole. */
    void drain() {
        outbox.flush();
        if (live && stateMissed && outbox.isEmpty()) {
            stateMissed = false;
            answer(whole.of(epoch, sent));
        }
    }

    private void send(Frame frame) {
        if (!wants(frame.topic()) || isSeen(frame)) {
            return;
        }
        if (frame.topic() == Topic.CLUSTER && outbox.isStuck()) {
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
        heldBytes += frame.bytes();
        while (heldBytes > MOST_HELD_BYTES) {
            var dropped = held.remove();
            heldBytes -= dropped.bytes();
            droppedUpTo = Math.max(droppedUpTo, dropped.position());
            stateMissed |= dropped.topic() == Topic.CLUSTER && wants(Topic.CLUSTER);
        }
    }
}
