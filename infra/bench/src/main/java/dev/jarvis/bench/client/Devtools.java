package dev.jarvis.bench.client;

import dev.jarvis.bench.process.CannotMeasure;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One tab of a browser, driven over the Chrome DevTools Protocol; one caller at a time. */
final class Devtools implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient http;
    private final WebSocket socket;
    private final Answers answers;
    private final AtomicInteger lastCall = new AtomicInteger();

    private Devtools(HttpClient http, WebSocket socket, Answers answers) {
        this.http = http;
        this.socket = socket;
        this.answers = answers;
    }

    static Devtools connect(URI tab) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var answers = new Answers();
        var socket = patiently("the tab", http.newWebSocketBuilder().buildAsync(tab, answers));
        return new Devtools(http, socket, answers);
    }

    /** Calls a method of the protocol, and answers its result. */
    JsonNode call(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        int id = lastCall.incrementAndGet();
        var answer = answers.to(id);
        patiently(method, socket.sendText(Json.write(Map.of("id", id, "method", method, "params", parameters)), true));
        var said = patiently(method, answer);
        var error = said.get("error");
        if (error != null) {
            throw new CannotMeasure("the browser could not " + method + ": " + error.getValue());
        }
        return Json.at(said, "result");
    }

    /** What an expression is in the page; a promise is awaited. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        var evaluated =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        var thrown = evaluated.get("exceptionDetails");
        if (thrown != null) {
            throw new CannotMeasure("the page failed at " + expression + ": " + thrown.getValue());
        }
        var value = Json.at(evaluated, "result").get("value");
        return value == null ? JsonNode.nullNode() : value;
    }

    /** Waits until a condition holds in the page, which is looked at whenever the page changes. */
    void await(String condition) throws IOException, InterruptedException {
        evaluate("""
                new Promise((holds) => {
                  const look = () => {
                    if (%s) {
                      observer.disconnect();
                      holds(true);
                    }
                  };
                  const observer = new MutationObserver(look);
                  observer.observe(document, { subtree: true, childList: true, attributes: true });
                  look();
                })""".formatted(condition));
    }

    private static <T> T patiently(String what, CompletableFuture<T> awaited) throws IOException, InterruptedException {
        try {
            return awaited.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new CannotMeasure("the browser did not answer " + what + " within " + PATIENCE_SECONDS + " s", late);
        } catch (ExecutionException failed) {
            throw new IOException("the browser's connection broke at " + what, failed.getCause());
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    /** What the browser says; its events are left out. */
    private static final class Answers implements WebSocket.Listener {

        private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();

        CompletableFuture<JsonNode> to(int id) {
            return waiting.computeIfAbsent(id, _ -> new CompletableFuture<>());
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                take(whole);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        private void take(String message) {
            try {
                var said = Json.read(message);
                var id = said.get("id");
                var answer = id == null ? null : waiting.remove(id.getIntValue());
                if (answer != null) {
                    answer.complete(said);
                }
            } catch (IOException senseless) {
                fail(senseless);
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            fail(new IOException("the browser closed the tab's connection with " + code));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            fail(failure);
        }

        private void fail(Throwable failure) {
            waiting.values().forEach(answer -> answer.completeExceptionally(failure));
        }
    }
}
