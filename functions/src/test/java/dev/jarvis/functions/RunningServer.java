package dev.jarvis.functions;

import dev.jarvis.monitor.Seed;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The real server on a port of the system's choice, with a client that speaks to it over the wire. */
final class RunningServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final String SECRET = "a-secret-of-the-tests-with-more-than-32-bytes";

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(Map<String, String> environment) {
        context = Launch.start(Settings.of(environment, new Properties()), Map.of());
        server = context.getBean(EmbeddedServer.class).start();
        var _ = context.getBean(FirstUse.class).begin(_ -> {});
    }

    /** Starts with a database in a folder. */
    static RunningServer in(Path folder) {
        return with(folder.resolve("jarvis.db"), Map.of());
    }

    static RunningServer with(Path database, Map<String, String> more) {
        var environment = new LinkedHashMap<>(
                Map.of("PORT", "0", "DB_PATH", database.toString(), "JARVIS_PASSWORD", PASSWORD, "JWT_SECRET", SECRET));
        environment.putAll(more);
        return new RunningServer(environment);
    }

    ApplicationContext context() {
        return context;
    }

    Seed seed() {
        return new Seed(context);
    }

    TestClock clock() {
        return context.getBean(TestClock.class);
    }

    int port() {
        return server.getPort();
    }

    /** A request that has yet to be completed. */
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(), response.headers(), response.body(), context.getBean(JsonMapper.class));
    }

    /** A request on a connection of its own, byte for byte, which must ask for the connection to be closed. */
    Answer raw(byte[] request) throws IOException {
        return RawAnswer.of(RawHttp.send(port(), request)).with(context.getBean(JsonMapper.class));
    }

    Answer get(String path) {
        return send(to(path));
    }

    Answer get(String path, String token) {
        return send(to(path).header("Authorization", "Bearer " + token));
    }

    Answer post(String path, String type, String body) {
        return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    Answer login(String password) {
        return post("/api/auth/login", "application/json", "{\"password\":\"" + password + "\"}");
    }

    /** The token of a login with the right password. */
    String token() {
        return login(PASSWORD).text("token");
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    /** What came back. */
    record Answer(int status, HttpHeaders headers, String body, JsonMapper mapper) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return Objects.requireNonNull(mapper.readValue(body(), JsonNode.class));
            } catch (IOException senseless) {
                throw new UncheckedIOException("no JSON: " + body(), senseless);
            }
        }

        /** A field of the answer, or of an object in it: {@code database.status}; empty when it is absent. */
        String text(String path) {
            var value = Optional.of(json());
            for (var field : path.split("\\.", -1)) {
                value = value.map(object -> object.get(field));
            }
            return value.map(this::written).orElse("");
        }

        private String written(JsonNode value) {
            try {
                return value.isValueNode() ? value.coerceStringValue() : mapper.writeValueAsString(value);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        List<JsonNode> rows(String list) {
            var found = new ArrayList<JsonNode>();
            Objects.requireNonNull(json().get(list), list).values().forEach(found::add);
            return found;
        }

        /** One field of every row of a list. */
        List<String> column(String list, String field) {
            var found = new ArrayList<String>();
            for (var row : rows(list)) {
                var value = row.get(field);
                found.add(value == null ? "" : value.coerceStringValue());
            }
            return found;
        }
    }
}
