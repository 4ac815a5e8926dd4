package dev.jarvis.simulator.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.time.InstantSource;

/** Refuses bodies without a length, as Proxmox does, before they are gathered and look like any other. */
final class ChunkedRefusal extends ChannelInboundHandlerAdapter {

    private final InstantSource clock;
    private boolean refused;

    ChunkedRefusal(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!refused && message instanceof HttpMessage head && HttpUtil.isTransferEncodingChunked(head)) {
            refused = true;
            Replies.send(
                    context,
                    HttpAnswer.empty(501, "chunked transfer encoding not supported"),
                    clock.instant(),
                    false,
                    false);
        }
        if (refused) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }
}
