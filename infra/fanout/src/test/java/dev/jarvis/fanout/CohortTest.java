package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CohortTest {

    private final List<Duration> sendingTakes = new ArrayList<>();
    private long now = 1;
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (!sendingTakes.isEmpty()) {
                now += sendingTakes.removeFirst().toNanos();
            }
            context.write(message, promise);
        }
    });
    private final Cohort cohort = new Cohort(channel.eventLoop(), () -> now);

    @BeforeEach
    void join() {
        channel.freezeTime();
        cohort.add(live(channel, Topic.ALL));
    }

    @Test
    void singleEvent_goesOutAtOnce() throws Exception {
        cohort.offer(List.of(event(1)));
        assertEquals(List.of("event 1"), sent());
        cohort.offer(List.of(event(2)));
        assertEquals(List.of("event 2"), sent());
    }

    @Test
    void whileTheLoopRests_whatComesIsMergedIntoOneWrite() throws Exception {
        sendingTakes.add(Duration.ofMillis(5));
        cohort.offer(List.of(event(1)));
        assertEquals(List.of("event 1"), sent());

        cohort.offer(List.of(event(2)));
        cohort.offer(List.of(event(3), event(4)));
        assertEquals(List.of(), sent());
        pass(Duration.ofMillis(14));
        assertEquals(List.of(), sent());
        pass(Duration.ofMillis(2));
        assertEquals(List.of("event 2", "event 3", "event 4"), sent());

        cohort.offer(List.of(event(5)));
        assertEquals(List.of("event 5"), sent());
    }

    @Test
    void whoListensToLess_getsLess_fromTheSameBatch() throws Exception {
        var other = new EmbeddedChannel();
        cohort.add(live(other, Set.of(Topic.INCIDENTS)));
        cohort.offer(List.of(event(1), frame(Topic.INCIDENTS, 2, 0, "incident 2")));
        assertEquals(List.of("event 1", "incident 2"), sent());
        assertEquals(List.of("incident 2"), WireText.all(other));
    }

    @Test
    void clientThatCannotBeServed_isClosed_andCostsTheOthersNothing() throws Exception {
        var broken = new EmbeddedChannel();
        var subscriber = new Subscriber(broken, new Outbox(broken, () -> {}), Topic.ALL, (_, _) -> {
            throw new IllegalStateException("the whole state cannot be made, on purpose");
        });
        subscriber.goLive(0);
        broken.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        cohort.add(subscriber);
        cohort.offer(List.of(event(1), status(1)));
        assertEquals(List.of("event 1", "status 1"), sent());
        broken.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        cohort.offer(List.of(event(2)));
        assertEquals(List.of("event 2"), sent());
        assertEquals(List.of("event 1"), WireText.nextWrite(broken));
        assertEquals(List.of("event 2"), WireText.nextWrite(broken));
        CloseWebSocketFrame close = broken.readOutbound();
        assertEquals(1013, close.statusCode());
        close.release();
        assertFalse(broken.isOpen());
    }

    @Test
    void whenALoopCannotKeepUp_theTailWaits_andNothingIsLost() throws Exception {
        var loop = new DefaultEventLoop();
        var client = new EmbeddedChannel();
        var slow = new Cohort(loop, () -> now);
        slow.add(live(client, Topic.ALL));
        var busy = new CountDownLatch(1);
        loop.execute(() -> await(busy));
        var tail = Thread.ofPlatform().start(() -> {
            try {
                for (int position = 1; position <= 12; position++) {
                    slow.offer(List.of(frame(Topic.EVENTS, position, 0, position + " ".repeat(1 << 19))));
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        RunningFanout.until("the tail waits", () -> tail.getState() == Thread.State.WAITING);
        busy.countDown();
        tail.join();
        loop.submit(() -> {}).get(15, TimeUnit.SECONDS);
        assertEquals(
                IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList(),
                WireText.all(client).stream().map(String::strip).toList());
        loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    /** What went out in the next write. */
    private List<String> sent() {
        channel.runPendingTasks();
        return WireText.nextWrite(channel);
    }

    private static Subscriber live(EmbeddedChannel channel, Set<Topic> topics) {
        var subscriber = new Subscriber(channel, new Outbox(channel, () -> {}), topics, (_, _) -> event(0));
        assertTrue(subscriber.goLive(0));
        return subscriber;
    }

    private static Frame event(long position) {
        return frame(Topic.EVENTS, position, 0, "event " + position);
    }

    private static Frame status(long version) {
        return frame(Topic.CLUSTER, 0, version, "status " + version);
    }

    private static Frame frame(Topic topic, long position, long version, String text) {
        return Frame.ofText(topic, position, version, text.getBytes(StandardCharsets.UTF_8));
    }
}
