package dev.jarvis.fanout;

import dev.jarvis.access.SessionEpoch;
import dev.jarvis.fanout.Greeting.Senseless;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door: {@code /ws} for everything, {@code /ws/cluster}, {@code /ws/events} and {@code /ws/incidents} for one topic. */
@ServerWebSocket(value = "/ws{/topic}", subprotocols = "jarvis")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class FanoutEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(FanoutEndpoint.class);
    private static final String CONNECTION = "connection";

    private final Connections connections;
    private final Hub hub;
    private final CatchUp catchUp;
    private final Frames frames;
    private final JsonMapper json;
    private final InstantSource clock;
    private final FanoutSettings settings;

    FanoutEndpoint(
            Connections connections,
            Hub hub,
            CatchUp catchUp,
            Frames frames,
            JsonMapper json,
            InstantSource clock,
            FanoutSettings settings) {
        this.connections = connections;
        this.hub = hub;
        this.catchUp = catchUp;
        this.frames = frames;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    @OnOpen
    void open(@Nullable String topic, WebSocketSession session, HttpRequest<?> request, Authentication authentication) {
        var channel = ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        var offered = topic == null ? Optional.of(Topic.ALL) : Topic.of(topic).map(Set::of);
        var connection = new Connection(
                channel, offered.orElse(Set.of()), epoch(authentication), connections, hub, catchUp, frames, settings);
        session.put(CONNECTION, connection);
        connection.open(untilExpiry(authentication));
        if (offered.isEmpty()) {
            connection.dismiss("there is no channel of that name: cluster, events and incidents have a door");
        }
    }

    @OnMessage(maxPayloadLength = FrameGate.LARGEST)
    void message(String text, WebSocketSession session) {
        session.get(CONNECTION, Connection.class).ifPresent(connection -> {
            try {
                connection.greet(tree(text));
            } catch (Senseless senseless) {
                connection.refuse(String.valueOf(senseless.getMessage()));
            }
        });
    }

    @OnError
    void error(Throwable failure, WebSocketSession session) {
        LOG.debug("connection {} failed: {}", session.getId(), failure.toString());
        session.get(CONNECTION, Connection.class).ifPresent(Connection::fail);
    }

    private JsonNode tree(String text) throws Senseless {
        try {
            var tree = json.readValue(text, JsonNode.class);
            if (tree == null) {
                throw new Senseless("a frame is a JSON object");
            }
            return tree;
        } catch (IOException notJson) {
            throw new Senseless("a frame is a JSON object, this is no JSON");
        }
    }

    private static long epoch(Authentication authentication) {
        return authentication.getAttributes().get(SessionEpoch.CLAIM) instanceof Number carried
                ? carried.longValue()
                : 0;
    }

    private Duration untilExpiry(Authentication authentication) {
        return authentication.getAttributes().get("exp") instanceof Date expiry
                ? Duration.between(clock.instant(), expiry.toInstant())
                : Duration.ZERO;
    }
}
