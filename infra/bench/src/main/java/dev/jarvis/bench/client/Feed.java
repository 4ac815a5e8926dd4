package dev.jarvis.bench.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client of the WebSocket that has said hello, and that remembers when how many bytes came. Thread-safe. */
public final class Feed implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    /**
     * One frame.
     *
     * @param nanos when it was there, by {@link System#nanoTime}
     * @param bytes of its payload
     */
    public record Received(long nanos, int bytes) {}

    private final CompletableFuture<String> snapshot = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Received> received = new ArrayList<>();
    private final WebSocket socket;

    private Feed(Login login) throws IOException, InterruptedException {
        try {
            this.socket = login.http()
                    .newWebSocketBuilder()
                    .header("Authorization", login.bearer())
                    .buildAsync(login.socket(), this)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IOException("the WebSocket could not be opened", refused);
        }
    }

    /** Opens the WebSocket, says hello, and waits for the snapshot, which is not counted. */
    public static Feed follow(Login login) throws IOException, InterruptedException {
        var feed = new Feed(login);
        feed.socket.sendText("{\"type\":\"hello\"}", true);
        try {
            var first = feed.snapshot.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!first.contains("\"snapshot\"")) {
                throw new IOException("the first frame was no snapshot but: " + first);
            }
            return feed;
        } catch (ExecutionException | TimeoutException missing) {
            feed.close();
            throw new IOException("no snapshot came", missing);
        }
    }

    /** All frames after the snapshot until now. */
    public List<Received> received() throws IOException {
        if (ended.isDone()) {
            throw new IOException("the WebSocket " + ended.join());
        }
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** Whether it is still connected. */
    public boolean isOpen() {
        return !ended.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            var whole = text.toString();
            text.setLength(0);
            if (!snapshot.complete(whole)) {
                synchronized (received) {
                    received.add(new Received(System.nanoTime(), whole.getBytes(StandardCharsets.UTF_8).length));
                }
            }
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("was closed with " + code + " " + reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end("broke: " + failure.getMessage());
    }

    private void end(String how) {
        ended.complete(how);
        snapshot.completeExceptionally(new IOException("the WebSocket " + how));
    }

    @Override
    public void close() {
        socket.abort();
    }
}
