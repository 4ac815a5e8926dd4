package dev.jarvis.bench.client;

import dev.jarvis.bench.process.CannotMeasure;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** A login at a running JARVIS: where it is, and the token that opens it. */
public record Login(URI address, String token, HttpClient http) {

    public static final int OK = 200;

    /** Logs in. */
    public static Login to(URI address, String password) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var asked = HttpRequest.newBuilder(address.resolve("/api/auth/login"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("password", password))))
                .build();
        var answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new CannotMeasure("the login was answered " + answer.statusCode() + ": " + answer.body());
        }
        return new Login(address, Json.at(Json.read(answer.body()), "token").getStringValue(), http);
    }

    /** The answer to a question; empty for any other than 200. */
    public Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        var answer = ask(path);
        return answer.statusCode() == OK ? Optional.of(Json.read(answer.body())) : Optional.empty();
    }

    /** The status that a question is answered with. */
    public int status(String path) throws IOException, InterruptedException {
        return ask(path).statusCode();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", bearer())
                .build();
        return http.send(asked, HttpResponse.BodyHandlers.ofString());
    }

    /** What a request says to be let in. */
    public String bearer() {
        return "Bearer " + token;
    }

    /** Where the WebSocket is. */
    URI socket() {
        return URI.create(address.resolve("/ws").toString().replaceFirst("^http", "ws"));
    }

    @Override
    public String toString() {
        return "Login[" + address + "]";
    }
}
