package dev.jarvis.fanout;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Changes two things in the server's pipelines. Permessage-deflate is declined, which every browser offers and Micronaut
 * accepts without asking: it would compress each frame again for each client, and keep a window for each, where frames
 * are otherwise made once for all. And a {@link FrameGate} stands there from the beginning.
 */
@Singleton
final class SocketPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OfChannel(null));
        return event.getBean();
    }

    private record OfChannel(@Nullable Channel channel) implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            return new OfChannel(opened);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel == null) {
                return;
            }
            var pipeline = channel.pipeline();
            if (pipeline.get(WebSocketServerCompressionHandler.class) != null) {
                pipeline.remove(WebSocketServerCompressionHandler.class);
            }
            if (pipeline.get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                pipeline.addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "jarvis-gate", new FrameGate());
            }
        }
    }
}
