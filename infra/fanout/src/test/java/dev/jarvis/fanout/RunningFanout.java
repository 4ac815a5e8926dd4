package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.access.SessionEpoch;
import dev.jarvis.monitor.Seed;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.token.generator.TokenGenerator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The real fan-out on a port of the system's choice, with clients that speak to it over the wire. */
final class RunningFanout implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningFanout(Map<String, String> environment) {
        context = Launch.start(Settings.of(environment, new Properties()), Map.of());
        server = context.getBean(EmbeddedServer.class).start();
    }

    static RunningFanout in(Path folder) {
        return with(folder.resolve("jarvis.db"), Map.of());
    }

    static RunningFanout with(Path database, Map<String, String> more) {
        var environment = new LinkedHashMap<>(Map.of(
                "PORT", "0", "DB_PATH", database.toString(), "JWT_SECRET", "a-secret-of-the-tests-with-32-bytes"));
        environment.putAll(more);
        return new RunningFanout(environment);
    }

    ApplicationContext context() {
        return context;
    }

    Seed seed() {
        return new Seed(context);
    }

    Hub hub() {
        return context.getBean(Hub.class);
    }

    Connections connections() {
        return context.getBean(Connections.class);
    }

    TestClock clock() {
        return context.getBean(TestClock.class);
    }

    int port() {
        return server.getPort();
    }

    String token() {
        return token(Duration.ofHours(1));
    }

    /** A login that lasts so long; the claim counts whole seconds. */
    String token(Duration lasting) {
        return token(lasting, 1);
    }

    /** A login of a session epoch. */
    String token(Duration lasting, long epoch) {
        return context.getBean(TokenGenerator.class)
                .generateToken(Map.of(
                        "sub",
                        "owner",
                        "roles",
                        List.of("admin"),
                        "exp",
                        Date.from(Instant.now().plus(lasting)),
                        SessionEpoch.CLAIM,
                        epoch))
                .orElseThrow();
    }

    WebSocket.Builder builder() {
        return http.newWebSocketBuilder().connectTimeout(PATIENCE);
    }

    Client connect(WebSocket.Builder builder, String path) {
        var client = new Client(context.getBean(JsonMapper.class));
        client.opened(builder.buildAsync(URI.create("ws://127.0.0.1:" + port() + path), client)
                .join());
        return client;
    }

    /** Connects with a login, without a greeting. */
    Client connect(String path) {
        return connect(builder().header("Authorization", "Bearer " + token()), path);
    }

    /** Connects and greets. */
    Client greet(String hello) {
        var client = connect("/ws");
        client.send(hello);
        return client;
    }

    /** Connects, greets, and has got its snapshot. */
    Client live() {
        var client = greet(Client.HELLO);
        client.await("snapshot");
        return client;
    }

    /** The status that an upgrade was refused with. */
    int refusal(WebSocket.Builder builder, String path) {
        try {
            connect(builder, path).close();
            return 101;
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw refused;
        }
    }

    /** Waits for something that nobody announces. */
    static void until(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        assertTrue(holds.getAsBoolean(), what);
    }

    @Override
    public void close() {
        http.shutdownNow();
        context.close();
    }
}
