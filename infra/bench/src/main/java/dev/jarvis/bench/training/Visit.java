package dev.jarvis.bench.training;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A person's first minute on the dashboard, as the servers see it. */
record Visit(HttpClient client, String address, String token) {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int OK = 200;
    private static final int PATIENCE_SECONDS = 20;

    /** Logs in. */
    static Visit of(String address, String password) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var login = HttpRequest.newBuilder(URI.create(address + "/api/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + password + "\"}"))
                .build();
        var answer = client.send(login, BodyHandlers.ofString());
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("the login was answered with " + answer.statusCode());
        }
        return new Visit(client, address, token.group(1));
    }

    Visit toPage() throws IOException, InterruptedException {
        get("/");
        return this;
    }

    Visit toHandlers() throws IOException, InterruptedException {
        for (var path : List.of(
                "/api/health",
                "/api/auth/me",
                "/api/cluster/status",
                "/api/cluster/resources?kind=node",
                "/api/memory/events?limit=50",
                "/api/incidents",
                "/api/metrics")) {
            get(path);
        }
        return this;
    }

    /** Says hello and waits for the snapshot. */
    void toSocket(String server) throws Exception {
        var answered = new CompletableFuture<String>();
        var socket = client.newWebSocketBuilder()
                .subprotocols("jarvis", "bearer." + token)
                .buildAsync(URI.create(server.replaceFirst("^http", "ws") + "/ws"), new FirstText(answered))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"hello\"}", true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    private record FirstText(CompletableFuture<String> answered) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            answered.complete(text.toString());
            return WebSocket.Listener.super.onText(socket, text, last);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            answered.completeExceptionally(failure);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            answered.completeExceptionally(new IOException("closed with " + code + " " + reason));
            return WebSocket.Listener.super.onClose(socket, code, reason);
        }
    }
}
