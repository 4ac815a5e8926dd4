package dev.jarvis.fanout;

import io.micronaut.json.tree.JsonNode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its opening to its end: it must greet in time, is pinged, and ends with its login. Everything
 * happens on the connection's own event loop.
 */
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration TO_GREET = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(20);

    private final Channel channel;
    private final Set<Topic> offered;
    private final Hub hub;
    private final CatchUp catchUp;
    private final Frames frames;
    private final Outbox outbox;
    private final List<Future<?>> timers = new ArrayList<>();
    private @Nullable Subscriber subscriber;
    private boolean refusedOnce;

    Connection(Channel channel, Set<Topic> offered, Hub hub, CatchUp catchUp, Frames frames) {
        this.channel = channel;
        this.offered = offered;
        this.hub = hub;
        this.catchUp = catchUp;
        this.frames = frames;
        this.outbox = new Outbox(channel);
    }

    void open(Duration untilExpiry) {
        channel.eventLoop().execute(() -> {
            channel.pipeline().addLast("jarvis-outbox", new ChannelInboundHandlerAdapter() {
                @Override
                public void channelWritabilityChanged(ChannelHandlerContext context) {
                    drain();
                    context.fireChannelWritabilityChanged();
                }
            });
            later(untilExpiry, () -> outbox.close(CloseCode.LOGIN_EXPIRED));
            later(TO_GREET, () -> {
                if (subscriber == null) {
                    outbox.close(CloseCode.SENSELESS);
                }
            });
            timers.add(channel.eventLoop()
                    .scheduleAtFixedRate(
                            () -> channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise()),
                            BETWEEN_PINGS.toSeconds(),
                            BETWEEN_PINGS.toSeconds(),
                            TimeUnit.SECONDS));
        });
    }

    /** The client's frame: only its greeting makes sense. */
    void greet(JsonNode frame) throws Greeting.Senseless {
        var greeting = Greeting.of(frame, offered);
        channel.eventLoop().execute(() -> {
            if (subscriber != null) {
                refuseNow("this connection has been greeted already");
                return;
            }
            var joined = new Subscriber(channel, outbox, greeting.topics());
            subscriber = joined;
            hub.add(joined);
            Thread.ofVirtual().name("catch-up").start(() -> bringUpToDate(joined, greeting));
        });
    }

    /** Says what made no sense; the second time closes. */
    void refuse(String detail) {
        channel.eventLoop().execute(() -> refuseNow(detail));
    }

    /** The connection broke, or sent what is no frame. */
    void fail() {
        channel.eventLoop().execute(() -> outbox.close(CloseCode.SENSELESS));
    }

    void closed() {
        channel.eventLoop().execute(() -> {
            timers.forEach(timer -> timer.cancel(false));
            if (subscriber != null) {
                hub.remove(subscriber);
            }
        });
    }

    private void refuseNow(String detail) {
        if (refusedOnce) {
            outbox.close(CloseCode.SENSELESS);
            return;
        }
        refusedOnce = true;
        outbox.add(frames.error("senseless_frame", detail, Optional.empty()));
        outbox.flush();
    }

    private void bringUpToDate(Subscriber joined, Greeting greeting) {
        try {
            catchUp.bringUpToDate(joined, greeting);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.warn("a client could not be brought up to date: {}", failed.toString());
            channel.eventLoop().execute(() -> outbox.close(CloseCode.UNAVAILABLE));
        }
    }

    private void drain() {
        if (subscriber != null && subscriber.drain()) {
            var behind = subscriber;
            Thread.ofVirtual().name("catch-up").start(() -> catchUp.sendState(behind));
        }
    }

    private void later(Duration delay, Runnable work) {
        timers.add(channel.eventLoop().schedule(work, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS));
    }
}
