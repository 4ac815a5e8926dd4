package dev.jarvis.fanout;

import io.micronaut.json.tree.JsonNode;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection from its opening to its end: it must greet in time, is pinged, and ends with its login. Everything
 * happens on the connection's own event loop.
 */
final class Connection implements FrameGate.Keeper {

    private static final int MOST_UNANSWERED = 3;

    private final Channel channel;
    private final Set<Topic> offered;
    private final long loginEpoch;
    private final Connections connections;
    private final Hub hub;
    private final CatchUp catchUp;
    private final Frames frames;
    private final FanoutSettings settings;
    private final Outbox outbox;
    private final List<Future<?>> timers = new ArrayList<>();
    private @Nullable Subscriber subscriber;
    private boolean refusedOnce;
    private int unanswered;

    Connection(
            Channel channel,
            Set<Topic> offered,
            long loginEpoch,
            Connections connections,
            Hub hub,
            CatchUp catchUp,
            Frames frames,
            FanoutSettings settings) {
        this.channel = channel;
        this.offered = offered;
        this.loginEpoch = loginEpoch;
        this.connections = connections;
        this.hub = hub;
        this.catchUp = catchUp;
        this.frames = frames;
        this.settings = settings;
        this.outbox = new Outbox(channel, this::leave);
    }

    /** Begins, on the connection's event loop; the end of the channel is the end of all that was begun, however it came. */
    void open(Duration untilExpiry) {
        channel.eventLoop().execute(() -> {
            connections.opened(this);
            later(untilExpiry, () -> outbox.close(CloseCode.LOGIN_EXPIRED));
            later(settings.greetWithin(), () -> {
                if (subscriber == null) {
                    outbox.close(CloseCode.SENSELESS);
                }
            });
            long pause = settings.pingEvery().toMillis();
            timers.add(channel.eventLoop().scheduleAtFixedRate(this::ping, pause, pause, TimeUnit.MILLISECONDS));
            channel.closeFuture().addListener(_ -> end());
            var gate = channel.pipeline().get(FrameGate.class);
            if (gate != null) {
                gate.open(this);
            }
        });
    }

    /** The session epoch that its login carries. */
    long loginEpoch() {
        return loginEpoch;
    }

    /** From any thread: says why and closes. */
    void closeSoon(CloseCode code) {
        channel.eventLoop().execute(() -> outbox.close(code));
    }

    /** Done when the connection is gone. */
    CompletableFuture<Void> gone() {
        var gone = new CompletableFuture<Void>();
        channel.closeFuture().addListener(_ -> gone.complete(null));
        return gone;
    }

    /** The client's frame: only its greeting makes sense. */
    void greet(JsonNode frame) throws Greeting.Senseless {
        var greeting = Greeting.of(frame, offered);
        channel.eventLoop().execute(() -> {
            if (outbox.isClosing()) {
                return;
            }
            if (subscriber != null) {
                refuseNow("this connection has been greeted already");
                return;
            }
            var joined = new Subscriber(
                    channel, outbox, greeting.topics(), (epoch, sent) -> frames.resumed(epoch, sent, hub.state()));
            subscriber = joined;
            hub.add(joined);
            catchUp.begin(joined, greeting);
        });
    }

    /** Says what made no sense; the second time closes. */
    void refuse(String detail) {
        channel.eventLoop().execute(() -> refuseNow(detail));
    }

    /** Says why there is nothing to be had here, and closes. */
    void dismiss(String detail) {
        channel.eventLoop().execute(() -> {
            refuseNow(detail);
            outbox.close(CloseCode.SENSELESS);
        });
    }

    /** The connection broke, or sent what is no frame. */
    void fail() {
        channel.eventLoop().execute(() -> outbox.close(CloseCode.SENSELESS));
    }

    @Override
    public void heard() {
        unanswered = 0;
    }

    @Override
    public void binary() {
        refuseNow("a frame is JSON in text, this one has bytes");
    }

    @Override
    public void tooLarge() {
        outbox.close(CloseCode.TOO_LARGE);
    }

    @Override
    public void neverReads() {
        outbox.close(CloseCode.TOO_SLOW);
    }

    @Override
    public void writabilityChanged() {
        if (subscriber != null) {
            subscriber.drain();
        }
    }

    /** Nothing can be sent any more: one that is only being told so must not be offered what others get. */
    private void leave() {
        if (subscriber != null) {
            hub.remove(subscriber);
        }
    }

    private void end() {
        connections.closed(this);
        timers.forEach(timer -> timer.cancel(false));
    }

    private void ping() {
        if (unanswered >= MOST_UNANSWERED) {
            channel.close();
            return;
        }
        unanswered++;
        channel.writeAndFlush(new PingWebSocketFrame(), channel.voidPromise());
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

    private void later(Duration delay, Runnable work) {
        timers.add(channel.eventLoop().schedule(work, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS));
    }
}
