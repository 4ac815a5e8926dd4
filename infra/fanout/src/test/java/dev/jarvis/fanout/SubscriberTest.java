package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter() {
        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            subscriber.drain();
        }
    });
    private final Subscriber subscriber = new Subscriber(
            channel,
            new Outbox(channel, () -> {}),
            Topic.ALL,
            (epoch, sent) -> frame(Topic.CLUSTER, 0, 99, "whole after " + sent));

    @Test
    void heldFrames_followTheSnapshot_withoutThoseItHas() {
        offer(List.of(event(4), event(5), status(7), event(6), status(8)));
        subscriber.answer(frame(Topic.CLUSTER, 5, 7, "snapshot"));
        assertTrue(subscriber.goLive(5));
        assertEquals(List.of("snapshot", "event 6", "status 8"), sent());
    }

    @Test
    void framesAgain_areNotSentAgain() {
        subscriber.goLive(0);
        offer(List.of(event(1), event(2), status(1)));
        offer(List.of(event(1), event(2), status(1), event(3)));
        assertEquals(List.of("event 1", "event 2", "status 1", "event 3"), sent());
    }

    @Test
    void tooMuchHeld_isReadFromTheDatabase() {
        offer(LongStream.rangeClosed(1, 20)
                .mapToObj(position -> event(position, 100_000))
                .toList());
        assertFalse(subscriber.goLive(9));
        assertTrue(subscriber.goLive(10));
        assertEquals("event 11", sent().getFirst().strip());
    }

    @Test
    void heldStatusThatWasDropped_isMadeUpForByTheWholeState() {
        offer(List.of(frame(Topic.CLUSTER, 0, 1, "x".repeat(50_000))));
        offer(LongStream.rangeClosed(1, 20)
                .mapToObj(position -> event(position, 50_000))
                .toList());
        assertTrue(subscriber.goLive(0));
        assertEquals("whole after 20", sent().getLast());
    }

    @Test
    void statusForAClientThatDoesNotRead_isStatedWholeWhenItReadsAgain() {
        subscriber.goLive(0);
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        offer(List.of(event(1), status(1)));
        offer(List.of(status(2), event(2)));
        assertEquals(List.of(), sent());
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
        subscriber.drain();
        assertEquals(List.of("event 1", "event 2", "whole after 2"), sent());
    }

    @Test
    void tooMuchForAClientThatDoesNotRead_closesIt() {
        subscriber.goLive(0);
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        offer(List.of(frame(Topic.EVENTS, 1, 0, "x".repeat(2 << 20))));
        assertTrue(channel.isOpen());
        offer(List.of(event(2)));
        CloseWebSocketFrame close = channel.readOutbound();
        assertEquals(4008, close.statusCode());
        close.release();
        assertFalse(channel.isOpen());
    }

    private static Frame event(long position) {
        return frame(Topic.EVENTS, position, 0, "event " + position);
    }

    private static Frame event(long position, int bytes) {
        return frame(Topic.EVENTS, position, 0, ("event " + position + " ".repeat(bytes)).substring(0, bytes));
    }

    private static Frame status(long version) {
        return frame(Topic.CLUSTER, 0, version, "status " + version);
    }

    private static Frame frame(Topic topic, long position, long version, String text) {
        return Frame.ofText(topic, position, version, text.getBytes(StandardCharsets.UTF_8));
    }

    private void offer(List<Frame> frames) {
        try (var batch = new Batch(frames, UnpooledByteBufAllocator.DEFAULT)) {
            subscriber.offer(batch);
        }
    }

    private List<String> sent() {
        channel.runPendingTasks();
        return WireText.all(channel);
    }
}
