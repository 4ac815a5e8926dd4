package dev.jarvis.simulator.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Puts answers on the wire as a broken server does. */
final class BrokenReplies {

    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long BETWEEN_CHUNKS_MILLIS = 10;

    private BrokenReplies() {}

    /** The head of a whole answer and the first half of its body, then the end. */
    static void cut(ChannelHandlerContext context, HttpAnswer answer) {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        HttpResponse head = head(answer);
        head.headers().set(HttpHeaderNames.CONTENT_LENGTH, Math.max(2, body.length));
        context.write(head);
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(body, 0, body.length / 2)))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** A body that goes on for as long as somebody reads it. */
    static void endless(ChannelHandlerContext context, HttpAnswer answer) {
        HttpResponse head = head(answer);
        HttpUtil.setTransferEncodingChunked(head, true);
        context.writeAndFlush(head).addListener(written -> more(context));
    }

    /** The connection is reset; TLS does not get to say good-bye. */
    static void reset(ChannelHandlerContext context) {
        context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        context.channel().unsafe().closeForcibly();
    }

    private static void more(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            return;
        }
        byte[] spaces = new byte[CHUNK_BYTES];
        Arrays.fill(spaces, (byte) ' ');
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(spaces)))
                .addListener(written -> later(context));
    }

    private static void later(ChannelHandlerContext context) {
        if (context.channel().isActive()) {
            ScheduledFuture<?> next =
                    context.executor().schedule(() -> more(context), BETWEEN_CHUNKS_MILLIS, TimeUnit.MILLISECONDS);
            // Nobody reads any longer: the chunk that waits is not worth waking up for.
            context.channel().closeFuture().addListener(closed -> next.cancel(false));
        }
    }

    private static HttpResponse head(HttpAnswer answer) {
        HttpResponse head =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, new HttpResponseStatus(answer.status(), "OK"));
        head.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8");
        head.headers().set(HttpHeaderNames.SERVER, "pve-api-daemon/3.0");
        return head;
    }
}
