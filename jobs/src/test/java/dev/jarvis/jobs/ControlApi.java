package dev.jarvis.jobs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** A simulator's control API; a call that it refuses fails the test. */
final class ControlApi implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    ControlApi(String address) {
        this.address = address;
    }

    /** Begins a fault; answers its id. */
    String fault(String json) {
        var match = ID.matcher(send("POST", "/faults", json));
        if (!match.find()) {
            throw new AssertionError("no id");
        }
        return match.group(1);
    }

    void endFault(String id) {
        send("DELETE", "/faults/" + id, "");
    }

    /** The body of the answer. */
    String send(String method, String path, String body) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(Duration.ofSeconds(30))
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException refused) {
            throw new IllegalStateException(refused);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
