package dev.jarvis.functions;

import io.micronaut.http.HttpStatus;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a connection's bytes and the handlers. Every request must be whole within its time, counted from its
 * first bytes, however diligently its client adds one more; a body whose chunks make no sense is refused at once, for which
 * the server alone would wait until the connection is idle; and so is a version that is not spoken here, in which the server
 * would answer, and a head that makes no sense. Says why where nothing else is being said, and closes. Stands behind the HTTP
 * codec, and is used by the connection's event loop alone; a connection that becomes a WebSocket is let go.
 */
final class RequestGate extends ChannelDuplexHandler {

    private final Duration within;
    private final ProblemBytes problems;

    private @Nullable Future<?> deadline;
    private boolean receiving;
    private boolean passedOn;
    private boolean answering;
    private boolean ended;
    private int unanswered;

    RequestGate(Duration within, ProblemBytes problems) {
        this.within = within;
        this.problems = problems;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message);
            return;
        }
        passedOn = true;
        if (message instanceof HttpRequest request) {
            unanswered++;
            receiving = true;
            begin(context);
            boolean broken = request.decoderResult().isFailure();
            // Behind a request that is owed its answer it is the server's turn: it keeps the order, and what looks
            // broken may
            // be the first frame of a WebSocket whose upgrade is not answered yet.
            if (broken && unanswered == 1) {
                ReferenceCountUtil.release(message);
                refuse(context, request.decoderResult().cause());
                return;
            }
            if (!broken && !isSpoken(request)) {
                ReferenceCountUtil.release(message);
                end(
                        context,
                        HttpStatus.BAD_REQUEST,
                        "unknown_version",
                        "HTTP/1.1 and HTTP/1.0 are spoken here, this is " + request.protocolVersion());
                return;
            }
        }
        if (message instanceof HttpContent content && receiving) {
            if (content.decoderResult().isFailure() && !(message instanceof HttpRequest)) {
                content.release();
                end(context, HttpStatus.BAD_REQUEST, "broken_body", "the body's chunks make no sense");
                return;
            }
            if (message instanceof LastHttpContent) {
                receiving = false;
                stop();
            }
        }
        context.fireChannelRead(message);
    }

    /** Bytes that made no message yet are the beginning of a request's head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!passedOn && !ended) {
            begin(context);
        }
        passedOn = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message);
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        boolean upgraded = message instanceof HttpResponse response
                && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        boolean begins = message instanceof HttpResponse response
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL;
        answering = answering || begins;
        if (message instanceof LastHttpContent && answering) {
            answering = false;
            unanswered--;
        }
        context.write(message, promise);
        if (upgraded) {
            context.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private static boolean isSpoken(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    /** A head that makes no sense: the server would refuse it without a reason and without our headers. */
    private void refuse(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case TooLongHttpLineException _ ->
                end(
                        context,
                        HttpStatus.REQUEST_URI_TOO_LONG,
                        "address_too_long",
                        "the address of the call, with its query, may have about 4000 characters");
            case TooLongHttpHeaderException _ ->
                end(
                        context,
                        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                        "headers_too_large",
                        "the headers of a request may have about 8000 characters together");
            default -> end(context, HttpStatus.BAD_REQUEST, "broken_request", "the head of the request makes no sense");
        }
    }

    private void begin(ChannelHandlerContext context) {
        if (deadline == null) {
            deadline = context.executor().schedule(() -> late(context), within.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void late(ChannelHandlerContext context) {
        end(
                context,
                HttpStatus.REQUEST_TIMEOUT,
                "request_timeout",
                "a request must arrive within " + within.toMillis() + " ms, this one is not whole yet");
    }

    /** Says why, unless an earlier request is still owed its answer or this one has got its own. */
    private void end(ChannelHandlerContext context, HttpStatus status, String code, String detail) {
        ended = true;
        stop();
        boolean silent = !answering && unanswered == (receiving ? 1 : 0);
        if (silent) {
            context.writeAndFlush(problems.last(status, code, detail)).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.close();
        }
    }
}
