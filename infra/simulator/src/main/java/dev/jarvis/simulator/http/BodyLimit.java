package dev.jarvis.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.time.InstantSource;

/** Gathers a body of up to 512 KiB, the limit of Proxmox, and refuses larger ones in Proxmox's words. */
final class BodyLimit extends HttpObjectAggregator {

    private static final int MAX_BODY_BYTES = 512 * 1024;

    private final InstantSource clock;

    BodyLimit(InstantSource clock) {
        super(MAX_BODY_BYTES);
        this.clock = clock;
    }

    @Override
    protected void handleOversizedMessage(ChannelHandlerContext context, HttpMessage oversized) {
        Replies.send(context, HttpAnswer.empty(501, "for data too large"), clock.instant(), false, false);
    }
}
