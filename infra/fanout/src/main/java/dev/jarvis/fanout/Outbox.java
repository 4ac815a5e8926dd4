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
    private static final Duration PATIENCE_FOR_CLOSE = Duration.ofSeconds(5);

    private final Channel channel;
    private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
    private final List<CompletableFuture<Boolean>> awaitEmpty = new ArrayList<>();
    private long waitingBytes;
    private boolean closing;

    Outbox(Channel channel) {
        this.channel = channel;
        channel.closeFuture().addListener(_ -> {
            closing = true;
            waiting.clear();
            tellWhenEmpty();
        });
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

    /** Hands over what the connection takes, in one write to the network. */
    void flush() {
        if (closing) {
            return;
        }
        boolean written = false;
        while (channel.isWritable() && !waiting.isEmpty()) {
            var frame = waiting.remove();
            waitingBytes -= frame.bytes();
            channel.write(frame.forOneClient(), channel.voidPromise());
            written = true;
        }
        if (written) {
            channel.flush();
        }
        tellWhenEmpty();
    }

    /** Done when the connection is gone. */
    CompletableFuture<Void> gone() {
        var gone = new CompletableFuture<Void>();
        channel.closeFuture().addListener(_ -> gone.complete(null));
        return gone;
    }

    /** From any thread: says why and closes. */
    void closeSoon(CloseCode code) {
        channel.eventLoop().execute(() -> close(code));
    }

    /** Says why and closes; a client that does not take even that is cut off. */
    void close(CloseCode code) {
        if (closing) {
            return;
        }
        closing = true;
        waiting.clear();
        waitingBytes = 0;
        tellWhenEmpty();
        var told = channel.writeAndFlush(code.frame());
        told.addListener(ChannelFutureListener.CLOSE);
        var cutOff =
                channel.eventLoop().schedule(() -> channel.close(), PATIENCE_FOR_CLOSE.toSeconds(), TimeUnit.SECONDS);
        channel.closeFuture().addListener(_ -> cutOff.cancel(false));
    }
}
