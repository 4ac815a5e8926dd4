package dev.jarvis.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPOutputStream;

/** Puts answers on the wire with Proxmox's headers. */
final class Replies {

    /** Proxmox compresses what is longer, for clients that take it. */
    private static final int COMPRESS_ABOVE_BYTES = 1024;

    private Replies() {}

    static void send(ChannelHandlerContext context, HttpAnswer answer, Instant now, boolean keepAlive, boolean gzip) {
        switch (answer.delivery()) {
            case WHOLE -> whole(context, answer, now, keepAlive, gzip);
            case CUT -> BrokenReplies.cut(context, answer);
            case ENDLESS -> BrokenReplies.endless(context, answer);
            case RESET -> BrokenReplies.reset(context);
        }
    }

    private static void whole(
            ChannelHandlerContext context, HttpAnswer answer, Instant now, boolean keepAlive, boolean gzip) {
        byte[] plain = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean compress = gzip && plain.length > COMPRESS_ABOVE_BYTES;
        ByteBuf body = Unpooled.wrappedBuffer(compress ? zipped(plain) : plain);
        HttpResponseStatus status = new HttpResponseStatus(answer.status(), reason(answer.reason()));
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CACHE_CONTROL, "max-age=0");
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
        headers.set(HttpHeaderNames.DATE, date);
        headers.set(HttpHeaderNames.EXPIRES, date);
        headers.set(HttpHeaderNames.PRAGMA, "no-cache");
        headers.set(HttpHeaderNames.SERVER, "pve-api-daemon/3.0");
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        if (!answer.contentType().isEmpty()) {
            headers.set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        }
        if (compress) {
            headers.set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        }
        boolean open = keepAlive && answer.status() < 400;
        headers.set(HttpHeaderNames.CONNECTION, open ? "Keep-Alive" : "close");
        ChannelFuture written = context.writeAndFlush(response);
        if (!open) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** Only the first line fits into a status line; what is not ASCII would be garbled there. */
    private static String reason(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static byte[] zipped(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException("compressing in memory", impossible);
        }
        return bytes.toByteArray();
    }
}
