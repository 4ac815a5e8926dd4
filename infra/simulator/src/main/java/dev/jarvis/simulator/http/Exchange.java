package dev.jarvis.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.internal.logging.InternalLogger;
import io.netty.util.internal.logging.InternalLoggerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Takes one request after the other from a connection to the service and its answer back. */
final class Exchange extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final InternalLogger LOG = InternalLoggerFactory.getInstance(Exchange.class);

    private final HttpService service;
    private final InstantSource clock;

    Exchange(HttpService service, InstantSource clock) {
        this.service = service;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            Replies.send(context, HttpAnswer.empty(400, "bad request"), clock.instant(), false, false);
            return;
        }
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        HttpCall call = call(request);
        boolean gzip = call.header("accept-encoding").orElse("").contains("gzip");
        // The next request waits in the FlowControlHandler until this one is answered.
        context.channel().config().setAutoRead(false);
        asked(call).whenComplete((answer, failure) -> {
            HttpAnswer reply = failure == null ? answer : broken(call, failure);
            Runnable send = () -> {
                Replies.send(context, reply, clock.instant(), keepAlive, gzip);
                context.channel().config().setAutoRead(true);
            };
            if (reply.delay().isPositive()) {
                context.executor()
                        .schedule(send, reply.delay().toMillis(), TimeUnit.MILLISECONDS)
                        .addListener(sent -> LOG.debug("held back {} {}", call.method(), call.path()));
            } else {
                context.executor().execute(send);
            }
        });
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Clients that go away or speak no TLS are daily business; anything else is a mistake of ours.
        if (!(cause instanceof IOException) && !(cause.getCause() instanceof IOException)) {
            LOG.warn("connection from {} failed", context.channel().remoteAddress(), cause);
        }
        context.close().addListener(closed -> LOG.debug("closed {}", context.channel()));
    }

    /** A mistake in the service becomes an answer too, or the client would wait for ever. */
    private CompletionStage<HttpAnswer> asked(HttpCall call) {
        try {
            return service.answer(call);
        } catch (RuntimeException mistake) {
            return CompletableFuture.failedFuture(mistake);
        }
    }

    private static HttpAnswer broken(HttpCall call, Throwable failure) {
        LOG.error("{} {} failed", call.method(), call.path(), failure);
        return HttpAnswer.plain(500, "simulator error, see its log");
    }

    private static HttpCall call(FullHttpRequest request) {
        String uri = request.uri();
        int question = uri.indexOf('?');
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new HttpCall(
                request.method().name(),
                question < 0 ? uri : uri.substring(0, question),
                question < 0 ? "" : uri.substring(question + 1),
                headers,
                request.content().toString(StandardCharsets.UTF_8));
    }
}
