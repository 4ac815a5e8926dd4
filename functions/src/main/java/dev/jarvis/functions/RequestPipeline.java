package dev.jarvis.functions;

import dev.jarvis.access.RequestSettings;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts a {@link RequestGate} into every connection's pipeline, from the beginning. */
@Singleton
final class RequestPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

    private final RequestSettings settings;
    private final ProblemBytes problems;

    RequestPipeline(RequestSettings settings, ProblemBytes problems) {
        this.settings = settings;
        this.problems = problems;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new OfChannel(null, settings.requestWithin(), problems));
        return event.getBean();
    }

    private record OfChannel(@Nullable Channel channel, Duration within, ProblemBytes problems)
            implements NettyServerCustomizer {

        @Override
        public NettyServerCustomizer specializeForChannel(Channel opened, ChannelRole role) {
            return new OfChannel(opened, within, problems);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null
                    && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                channel.pipeline()
                        .addAfter(
                                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                                "jarvis-request-gate",
                                new RequestGate(within, problems));
            }
        }
    }
}
