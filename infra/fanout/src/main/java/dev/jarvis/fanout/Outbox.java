package dev.jarvis.fanout;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What waits for one client, bounded by bytes. Only as much is handed to the connection as it takes at once, so that what
 * waits can still be dropped, and a client that reads too slowly can still be told so. Used by the connection's own event
 * loop alone.
 */
final class Outbox {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_BYTES_AT_ONCE = 64 << 10;
    private static final Duration PATIENCE_FOR_CLOSE = Duration.ofSeconds(5);

    private final Channel channel;
    private final Runnable whenClosing;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private final List<CompletableFuture<Boolean>> awaitEmpty = new ArrayList<>();
    private long waitingBytes;
    private boolean closing;

    /**
     * Of one connection.
     *
     * @param whenClosing run once, when nothing can be sent any more: the connection is being closed, or is gone
     */
    Outbox(Channel channel, Runnable whenClosing) {
        this.channel = channel;
        this.whenClosing = whenClosing;
        channel.closeFuture().addListener(_ -> end());
    }

    private void end() {
        if (!closing) {
            closing = true;
            waiting.clear();
            waitingBytes = 0;
            tellWhenEmpty();
            whenClosing.run();
        }
    }

    boolean isClosing() {
        return closing;
    }

    /**
     * Takes a frame; answers false when that is too much and the client is being closed. A single frame is never too much:
     * a large cluster's snapshot would otherwise never arrive.
     */
    boolean add(Frame frame) {
        if (closing) {
            return false;
        }
        waiting.add(frame);
        waitingBytes += frame.bytes();
        if (waitingBytes > MOST_BYTES) {
            flush();
        }
        if (waitingBytes > MOST_BYTES && waiting.size() > 1) {
            close(CloseCode.TOO_SLOW);
            return false;
        }
        return true;
    }

    /** Sends what all get, when nothing waits and the connection takes it; answers false when it must wait its turn. */
    boolean passes(Batch batch) {
        if (closing || !waiting.isEmpty() || !channel.isWritable() || batch.bytes() > MOST_BYTES_AT_ONCE) {
            return false;
        }
        channel.writeAndFlush(batch.forOneClient(), channel.voidPromise());
        return true;
    }

    /** Whether something waits that the connection does not take now. */
    boolean isStuck() {
        return !waiting.isEmpty() && !channel.isWritable();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Done when nothing waits any more, because all was handed over or the connection is going. */
    CompletableFuture<Boolean> whenEmpty() {
        if (waiting.isEmpty()) {
            return CompletableFuture.completedFuture(Boolean.TRUE);
        }
        var emptied = new CompletableFuture<Boolean>();
        awaitEmpty.add(emptied);
        return emptied;
    }

    private void tellWhenEmpty() {
        if (waiting.isEmpty()) {
            awaitEmpty.forEach(emptied -> emptied.complete(Boolean.TRUE));
            awaitEmpty.clear();
        }
    }

    /** Hands over what the connection takes. */
    void flush() {
        while (channel.isWritable() && !waiting.isEmpty()) {
            while (channel.isWritable() && !waiting.isEmpty()) {
                var frame = waiting.remove();
                waitingBytes -= frame.bytes();
                channel.write(frame.forOneClient(), channel.voidPromise());
            }
            // Some or all of it goes to the network at once, and then the connection takes more.
            channel.flush();
        }
        tellWhenEmpty();
    }

    /** Says why and closes; a client that does not take even that is cut off. */
    void close(CloseCode code) {
        if (closing) {
            return;
        }
        end();
        var told = channel.writeAndFlush(code.frame());
        told.addListener(ChannelFutureListener.CLOSE);
        var cutOff =
                channel.eventLoop().schedule(() -> channel.close(), PATIENCE_FOR_CLOSE.toSeconds(), TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> cutOff.cancel(false));
    }
}
