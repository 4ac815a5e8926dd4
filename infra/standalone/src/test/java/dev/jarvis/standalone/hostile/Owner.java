package dev.jarvis.standalone.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;

/** The person whom all this is for: logs in, looks, and wants to see something. */
record Owner(int port, JsonMapper json) {

    /** Logs in; answers the token. */
    String logsIn() throws IOException, InterruptedException {
        var answer = ask(to("/api/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"password\":\"" + Product.PASSWORD + "\"}")));
        assertEquals(200, answer.statusCode(), answer.body());
        return Objects.requireNonNull(tree(answer.body()).get("token")).getStringValue();
    }

    /** All that a page needs works. */
    void isServed() throws IOException, InterruptedException {
        var token = logsIn();
        var status = ask(to("/api/cluster/status").header("Authorization", "Bearer " + token));
        assertEquals(200, status.statusCode(), status.body());
        assertTrue(Objects.requireNonNull(tree(status.body()).get("nodes")).size() > 0, status.body());
        assertEquals(200, ask(to("/")).statusCode());
        try (var page = new HonestClient(port, token, json)) {
            assertTrue(!page.hasEnded());
        }
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Forwarded-For", "192.0.2.1");
    }

    private JsonNode tree(String text) throws IOException {
        return Objects.requireNonNull(json.readValue(text, JsonNode.class));
    }
}
