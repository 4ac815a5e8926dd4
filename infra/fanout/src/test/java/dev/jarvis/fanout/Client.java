package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One dashboard, as the server sees it. */
final class Client implements WebSocket.Listener, AutoCloseable {

    static final String HELLO = "{\"type\":\"hello\"}";
    private static final long PATIENCE_SECONDS = 15;

    private final JsonMapper json;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;

    Client(JsonMapper json) {
        this.json = json;
    }

    void opened(WebSocket opened) {
        socket = opened;
    }

    WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    void send(String frame) {
        socket().sendText(frame, true).join();
    }

    /** The next frame, whatever it is. */
    JsonNode next() {
        var frame = poll(PATIENCE_SECONDS * 1_000);
        assertNotNull(frame, "nothing came");
        return frame;
    }

    /** The next frame of a type; those before it are left out. */
    JsonNode await(String type) {
        while (true) {
            var frame = next();
            if (text(frame, "type").equals(type)) {
                return frame;
            }
        }
    }

    /** The title of the next event. */
    String nextEvent() {
        return text(await("event"), "payload.title");
    }

    void hearsNothingFor(long millis) {
        assertNull(poll(millis));
    }

    @Nullable
    JsonNode poll(long millis) {
        try {
            return frames.poll(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    void closesWith(int code) {
        assertEquals(code, closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /** A field of a frame by its path; empty when absent or null. */
    static String text(JsonNode frame, String path) {
        return at(frame, path)
                .filter(value -> !value.isNull())
                .map(JsonNode::coerceStringValue)
                .orElse("");
    }

    static Optional<JsonNode> at(JsonNode frame, String path) {
        var value = Optional.of(frame);
        for (var field : path.split("\\.", -1)) {
            value = value.map(node -> node.isArray() ? node.get(Integer.parseInt(field)) : node.get(field));
        }
        return value;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                frames.add(Objects.requireNonNull(json.readValue(text.toString(), JsonNode.class)));
            } catch (IOException senseless) {
                throw new UncheckedIOException(senseless);
            }
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket().abort();
    }
}
