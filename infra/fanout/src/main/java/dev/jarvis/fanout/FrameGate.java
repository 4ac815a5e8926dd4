package dev.jarvis.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a connection's frames and the endpoint. Nothing passes before the endpoint has opened the
 * connection, which happens on another thread: a greeting that came at once would be lost. Then only text passes, and a
 * message in many fragments is no longer than one in a single frame, since the server would collect them without end.
 * Used by the connection's event loop alone; lets everything of HTTP through.
 */
final class FrameGate extends ChannelInboundHandlerAdapter {

    /** How many bytes a message may have. */
    static final int LARGEST = 16 * 1024;

    /** What a frame costs at least, however empty it is. */
    private static final int SMALLEST_FRAME = 64;

    /** Who is told. All methods are called by the connection's event loop. */
    interface Keeper {

        /** The client sent something, if only that it is there. */
        void heard();

        /** A frame of bytes came, and was dropped. */
        void binary();

        /** A message grew too long, and was dropped. */
        void tooLarge();

        /** It asks and asks, and does not read what is answered. */
        void neverReads();

        /** The connection takes more, or no more for now. */
        void writabilityChanged();
    }

    private final ArrayDeque<WebSocketFrame> early = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Keeper keeper;
    private long earlyBytes;
    private boolean refused;
    private long collected;

    /** Opens: what came early passes now. */
    void open(Keeper opened) {
        keeper = opened;
        while (context != null && !early.isEmpty()) {
            pass(context, opened, early.remove());
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (message instanceof ByteBuf bytes) {
            // What follows an upgrade before it was answered has passed the decoder of frames, and belongs to nobody.
            bytes.release();
            from.close();
        } else if (!(message instanceof WebSocketFrame frame)) {
            from.fireChannelRead(message);
        } else if (keeper == null) {
            hold(from, frame);
        } else {
            pass(from, keeper, frame);
        }
    }

    private void hold(ChannelHandlerContext from, WebSocketFrame frame) {
        earlyBytes += frame.content().readableBytes() + SMALLEST_FRAME;
        if (earlyBytes <= LARGEST) {
            early.add(frame);
            return;
        }
        frame.release();
        if (!refused) {
            refused = true;
            from.writeAndFlush(CloseCode.TOO_LARGE.frame()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void pass(ChannelHandlerContext to, Keeper told, WebSocketFrame frame) {
        told.heard();
        if (frame instanceof BinaryWebSocketFrame) {
            frame.release();
            told.binary();
        } else if (frame instanceof CloseWebSocketFrame) {
            // The server would repeat it whatever it says, but neither close nor fall silent.
            frame.release();
            to.writeAndFlush(CloseCode.GOODBYE.frame()).addListener(ChannelFutureListener.CLOSE);
        } else if (isTooLong(frame)) {
            frame.release();
            told.tooLarge();
        } else if (frame instanceof PingWebSocketFrame && !to.channel().isWritable()) {
            // Each is answered: the answers to one that never reads would pile up.
            frame.release();
            told.neverReads();
        } else {
            to.fireChannelRead(frame);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        early.forEach(WebSocketFrame::release);
        early.clear();
        from.fireChannelInactive();
    }

    private boolean isTooLong(WebSocketFrame frame) {
        boolean fragment = frame instanceof ContinuationWebSocketFrame || !frame.isFinalFragment();
        if (!fragment) {
            return false;
        }
        collected += frame.content().readableBytes();
        boolean tooLong = collected > LARGEST;
        if (frame.isFinalFragment()) {
            collected = 0;
        }
        return tooLong;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        if (keeper != null) {
            keeper.writabilityChanged();
        }
        from.fireChannelWritabilityChanged();
    }
}
