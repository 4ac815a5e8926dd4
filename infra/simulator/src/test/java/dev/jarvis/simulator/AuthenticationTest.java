package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class AuthenticationTest {

    @Test
    void token_isTaken() throws Exception {
        try (Lab lab = Lab.open()) {
            Reply reply = lab.get("/version");
            assertEquals(200, reply.status());
            assertEquals("9.1", reply.row().get("release"));
        }
    }

    @Test
    void missingToken_isRefusedInPlainText() throws Exception {
        try (Lab lab = Lab.open()) {
            Reply reply = lab.send(lab.request("Home", "/version").build());
            assertEquals(401, reply.status());
            assertEquals("No ticket", reply.body());
            assertTrue(reply.contentType().startsWith("text/plain"));
        }
    }

    @Test
    void wrongSecret_isRefused() throws Exception {
        try (Lab lab = Lab.open()) {
            Reply reply = lab.send(lab.request("Home", "/version")
                    .header("Authorization", "PVEAPIToken=root@pam!jarvis=nonsense")
                    .build());
            assertEquals(401, reply.status());
            assertEquals("invalid token value!", reply.body());
        }
    }

    @Test
    void staleCookie_hidesAGoodToken() throws Exception {
        try (Lab lab = Lab.open()) {
            Reply reply = lab.send(lab.request("Home", "/version")
                    .header("Authorization", lab.authorization())
                    .header("Cookie", "PVEAuthCookie=PVE:root@pam:old")
                    .build());
            assertEquals(401, reply.status());
        }
    }

    @Test
    void refusal_isHeldBackWithoutHoldingUpOthers() throws Exception {
        try (Lab lab = Lab.open(Lab.options().withUnauthorisedDelay(Duration.ofMillis(400)))) {
            long begun = System.nanoTime();
            Thread refused = Thread.ofVirtual().start(() -> refusedCall(lab));
            Reply other = lab.get("/version");
            boolean stillHeldBack = refused.isAlive();
            refused.join();
            assertEquals(200, other.status());
            assertTrue(stillHeldBack);
            assertFalse(Duration.ofNanos(System.nanoTime() - begun).compareTo(Duration.ofMillis(400)) < 0);
        }
    }

    @Test
    void certificate_ofEachNodeIsItsOwn() throws Exception {
        try (Lab lab = Lab.open()) {
            Set<String> fingerprints = Set.copyOf(lab.simulator.nodes().stream()
                    .map(NodeEndpoint::fingerprint)
                    .toList());
            assertEquals(4, fingerprints.size());
            assertEquals(200, lab.get("rack2", "/version").status());
            try (HttpClient stranger = HttpClient.newBuilder()
                    .sslContext(PinnedTrust.context(Set.of(lab.node("Home").fingerprint())))
                    .build()) {
                URI other = URI.create("https://" + lab.node("pve").address() + "/api2/json/version");
                assertThrows(
                        SSLHandshakeException.class,
                        () -> stranger.send(HttpRequest.newBuilder(other).build(), BodyHandlers.discarding()));
            }
        }
    }

    @Test
    void fingerprints_standInTheListOfNodes() throws Exception {
        try (Lab lab = Lab.open()) {
            Reply nodes = lab.get("/nodes");
            for (NodeEndpoint node : lab.simulator.nodes()) {
                assertEquals(node.fingerprint(), nodes.row("node", node.name()).get("ssl_fingerprint"));
            }
        }
    }

    private static void refusedCall(Lab lab) {
        try {
            assertEquals(401, lab.send(lab.request("Home", "/version").build()).status());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
