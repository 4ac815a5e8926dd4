package dev.jarvis.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A running simulator whose time moves by steps only, and a client that trusts its fingerprints. */
final class Lab implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final RunningSimulator simulator;
    private final HttpClient http;

    private Lab(SimulatorOptions options) throws IOException {
        simulator = Simulator.start(options);
        http = HttpClient.newBuilder()
                .sslContext(PinnedTrust.context(simulator.nodes().stream()
                        .map(NodeEndpoint::fingerprint)
                        .collect(Collectors.toSet())))
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    static SimulatorOptions options() {
        return SimulatorOptions.demo()
                .withTime(InstantSource.fixed(START))
                .withUnauthorisedDelay(Duration.ofMillis(1))
                .withUnreachableDelay(Duration.ofMillis(1));
    }

    static Lab open() throws IOException {
        return new Lab(options());
    }

    static Lab open(SimulatorOptions options) throws IOException {
        return new Lab(options);
    }

    NodeEndpoint node(String name) {
        return simulator.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String authorization() {
        return "PVEAPIToken=" + simulator.tokenId() + "=" + simulator.tokenSecret();
    }

    HttpRequest.Builder request(String node, String path) {
        return HttpRequest.newBuilder(URI.create("https://" + node(node).address() + "/api2/json" + path))
                .timeout(Duration.ofSeconds(10));
    }

    Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
    }

    /** An answer whose body is read as it comes. */
    HttpResponse<InputStream> stream(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofInputStream());
    }

    Reply get(String path) throws IOException, InterruptedException {
        return get("Home", path);
    }

    Reply get(String node, String path) throws IOException, InterruptedException {
        return send(request(node, path).header("Authorization", authorization()).build());
    }

    Reply post(String path, String form) throws IOException, InterruptedException {
        return post(path, "application/x-www-form-urlencoded", form);
    }

    Reply post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request("Home", path)
                .header("Authorization", authorization())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Any method; parameters of what takes no body go into the query. */
    Reply call(String method, String path, String parameters) throws IOException, InterruptedException {
        boolean query = method.equals("GET") || method.equals("DELETE");
        String target = query && !parameters.isEmpty() ? path + "?" + parameters : path;
        HttpRequest.Builder request = request("Home", target).header("Authorization", authorization());
        return send(
                query
                        ? request.method(method, BodyPublishers.noBody()).build()
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .method(method, BodyPublishers.ofString(parameters))
                                .build());
    }

    /** The real state of everything. */
    Map<?, ?> truth() throws IOException, InterruptedException {
        return control("GET", "/truth", "").object();
    }

    /** A call of any method as the holder of the given token or the default one. */
    Reply call(String authorization, String method, String path, String form) throws IOException, InterruptedException {
        return send(request("Home", path)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(form))
                .build());
    }

    Reply put(String path, String form) throws IOException, InterruptedException {
        return call(authorization(), "PUT", path, form);
    }

    Reply delete(String path) throws IOException, InterruptedException {
        return call(authorization(), "DELETE", path, "");
    }

    /** The header of a new token with these roles, as JSON list of path and role. */
    String token(String user, String acl) throws IOException, InterruptedException {
        Reply made = control("POST", "/tokens", "{\"user\":\"" + user + "\",\"name\":\"test\",\"acl\":" + acl + "}");
        if (made.status() != 201) {
            throw new AssertionError(made);
        }
        return "PVEAPIToken=" + made.object().get("id") + "=" + made.object().get("secret");
    }

    /** Begins what answers a task, lets it end and gives its exit status. */
    String finish(String method, String path, String parameters, double seconds)
            throws IOException, InterruptedException {
        return done(call(method, path, parameters), seconds);
    }

    /** Lets the time of something begun pass and gives how its task ended. */
    String done(Reply begun, double seconds) throws IOException, InterruptedException {
        if (begun.status() != 200) {
            throw new AssertionError(begun);
        }
        step(seconds);
        return exit((String) begun.data());
    }

    /** How a task ended. */
    String exit(String upid) throws IOException, InterruptedException {
        String node = upid.split(":", 3)[1];
        String path = "/nodes/" + node + "/tasks/" + URLEncoder.encode(upid, StandardCharsets.UTF_8) + "/status";
        return String.valueOf(Reply.field(get(path).row(), "exitstatus"));
    }

    Reply control(String method, String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.controlPort() + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    /** Begins a fault and gives its id. */
    long fault(String json) throws IOException, InterruptedException {
        Reply reply = control("POST", "/faults", json);
        if (reply.status() != 201) {
            throw new AssertionError(reply);
        }
        return (Long) Reply.field(reply.object(), "id");
    }

    void endFault(long id) throws IOException, InterruptedException {
        Reply reply = control("DELETE", "/faults/" + id, "");
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    void step(double seconds) throws IOException, InterruptedException {
        Reply reply = control("POST", "/clock", "{\"advanceSeconds\":" + seconds + "}");
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    Map<?, ?> guestInTruth(long vmid) throws IOException, InterruptedException {
        List<Map<?, ?>> guests =
                Reply.maps(Reply.field(control("GET", "/truth", "").object(), "guests"));
        return Reply.find(guests, "vmid", vmid);
    }

    /** Sends text as it is and gives everything that comes back until the connection ends. */
    String raw(String node, String text) throws IOException {
        NodeEndpoint endpoint = node(node);
        try (Socket socket = PinnedTrust.context(Set.of(endpoint.fingerprint()))
                .getSocketFactory()
                .createSocket(endpoint.host(), endpoint.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        simulator.close();
    }
}
