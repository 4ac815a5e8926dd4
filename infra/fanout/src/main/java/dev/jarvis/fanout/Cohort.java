package dev.jarvis.fanout;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who listen on one event loop. The tail's thread hands it frames, the loop sends them, all that have gathered at
 * once. What waits is bounded by bytes: when a loop cannot send as fast as is committed, the tail waits, since the log of
 * changes keeps everything anyway.
 */
final class Cohort {

    private static final Logger LOG = LoggerFactory.getLogger(Cohort.class);
    private static final int MOST_BYTES = 4 << 20;

    private final EventLoop loop;
    private final Set<Subscriber> subscribers = new HashSet<>();
    private final Semaphore room = new Semaphore(MOST_BYTES);
    private final Object gathering = new Object();
    private List<Frame> gathered = new ArrayList<>();
    private int gatheredBytes;
    private boolean due;
    private volatile boolean empty = true;
    private final LongSupplier nanos;
    private long restsUntil;

    /**
     * Of one event loop.
     *
     * @param nanos measures durations, as {@link System#nanoTime} does
     */
    Cohort(EventLoop loop, LongSupplier nanos) {
        this.loop = loop;
        this.nanos = nanos;
        this.restsUntil = nanos.getAsLong();
    }

    /** On the event loop. */
    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
        empty = false;
    }

    /** On the event loop. */
    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
        empty = subscribers.isEmpty();
    }

    /**
     * On the tail's thread. Whoever joins later reads from the database what was committed before, so that nobody misses
     * what is left out here.
     */
    void offer(List<Frame> frames) throws InterruptedException {
        if (empty) {
            return;
        }
        int bytes = (int)
                Math.min(MOST_BYTES, frames.stream().mapToLong(Frame::bytes).sum());
        room.acquire(bytes);
        boolean first;
        synchronized (gathering) {
            gathered.addAll(frames);
            gatheredBytes += bytes;
            first = !due;
            due = true;
        }
        if (first) {
            wake();
        }
    }

    private void wake() {
        try {
            loop.execute(this::sendWhenRested);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("an event loop has ended: {}", stopped.toString());
            empty = true;
        }
    }

    private void sendWhenRested() {
        long left = restsUntil - nanos.getAsLong();
        if (left > 0) {
            loop.schedule((Runnable) this::sendGathered, left, TimeUnit.NANOSECONDS);
        } else {
            sendGathered();
        }
    }

    private void sendGathered() {
        List<Frame> sending;
        int bytes;
        synchronized (gathering) {
            sending = gathered;
            bytes = gatheredBytes;
            gathered = new ArrayList<>();
            gatheredBytes = 0;
            due = false;
        }
        long began = nanos.getAsLong();
        try (var batch = new Batch(sending, ByteBufAllocator.DEFAULT)) {
            List.copyOf(subscribers).forEach(subscriber -> send(batch, subscriber));
        } finally {
            room.release(bytes);
            long now = nanos.getAsLong();
            restsUntil = now + Rest.nanosAfter(now - began);
        }
    }

    /** One that cannot be served costs the others nothing; it comes back and resumes. */
    private static void send(Batch batch, Subscriber subscriber) {
        try {
            subscriber.offer(batch);
        } catch (RuntimeException defect) {
            LOG.error("a client cannot be served", defect);
            subscriber.outbox().close(CloseCode.UNAVAILABLE);
        }
    }
}
