package dev.jarvis.standalone.hostile;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A dashboard among the hostile clients: it notes every event that it is sent, in order. */
final class HonestClient implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final JsonMapper json;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final CompletableFuture<JsonNode> snapshot = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final List<String> uids = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    HonestClient(int port, String token, JsonMapper json) throws InterruptedException {
        this.json = json;
        socket = client.newWebSocketBuilder()
                .header("Authorization", "Bearer " + token)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), this)
                .join();
        socket.sendText("{\"type\":\"hello\"}", true).join();
        awaitSnapshot();
    }

    private void awaitSnapshot() throws InterruptedException {
        try {
            snapshot.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException none) {
            throw new AssertionError("there was no snapshot; the connection: " + ended, none);
        }
    }

    /** The uids of all events so far, once there are as many as that, or when no more come. */
    List<String> awaitEvents(int count) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (uids) {
            while (uids.size() < count && !ended.isDone() && System.nanoTime() < until) {
                uids.wait(200);
            }
            return List.copyOf(uids);
        }
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            take(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void take(String message) {
        try {
            var frame = Objects.requireNonNull(json.readValue(message, JsonNode.class));
            var payload = Objects.requireNonNull(frame.get("payload"));
            switch (Objects.requireNonNull(frame.get("type")).getStringValue()) {
                case "snapshot" -> snapshot.complete(payload);
                case "event" -> note(payload);
                default -> {}
            }
        } catch (IOException senseless) {
            throw new UncheckedIOException(senseless);
        }
    }

    private void note(JsonNode event) {
        if (Objects.requireNonNull(event.get("title")).getStringValue().equals(Chronicle.TITLE)) {
            synchronized (uids) {
                uids.add(Objects.requireNonNull(event.get("uid")).getStringValue());
                uids.notifyAll();
            }
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete("closed with " + code + " " + reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        ended.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
