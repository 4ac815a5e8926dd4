package dev.jarvis.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
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
        return SimulatorOptions.demo().withTime(InstantSource.fixed(START)).withUnauthorisedDelay(Duration.ofMillis(1));
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
