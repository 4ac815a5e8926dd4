package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One host that answers badly: each time a clear error in time, no connection left behind, and the next call works. */
class BadAnswersTest {

    private static final Reply VERSION = Reply.data("{\"version\":\"9.1.2\"}");
    private static final Duration DEADLINE = Duration.ofMillis(400);

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    /** The first handshake of a Java costs more than these deadlines. */
    @BeforeEach
    void warmUp() {
        server.on("GET /version", VERSION);
        client.cluster().version();
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void silence_endsAtTheDeadline() {
        var error = assertInstanceOf(ProxmoxError.Unreachable.class, afterBad(Reply.hang(), client.within(DEADLINE)));
        assertEquals("no whole answer within 0.4 s", error.reason());
    }

    @Test
    void bodyThatTrickles_endsAtTheDeadlineOfTheWholeExchange() {
        var error = assertInstanceOf(
                ProxmoxError.Unreachable.class, afterBad(Reply.endless(10, 20), client.within(DEADLINE)));
        assertEquals("no whole answer within 0.4 s", error.reason());
    }

    @Test
    void bodyWithoutEnd_isCutAtItsBound() {
        server.on("GET /version", Reply.endless(1024 * 1024, 0), VERSION);
        var error = assertInstanceOf(
                ProxmoxError.Unreachable.class,
                Connected.errorOf(() -> client.cluster().version()));

        assertEquals("its answer is longer than 8388608 bytes", error.reason());
        assertWorksAgain();
    }

    @Test
    void halfABody_isAConnectionThatBroke() {
        var error = assertInstanceOf(ProxmoxError.Unreachable.class, afterBad(Reply.half("{\"data\":[{\"type\":")));
        assertTrue(error.reason().startsWith("the connection broke"), error.reason());
    }

    @Test
    void reset_isAConnectionThatBroke() {
        server.on("GET /version", Reply.reset());
        assertInstanceOf(
                ProxmoxError.Unreachable.class,
                Connected.errorOf(() -> client.cluster().version()));
        server.on("GET /version", VERSION);
        assertWorksAgain();
    }

    @Test
    void halfJson_isNotProxmoxsAnswer() {
        var error = afterBad(Reply.raw(200, "OK", "application/json", "{\"data\":[{\"type\":"));
        assertTrue(error.text().contains("something that is not Proxmox's JSON: \"{\"data\":[{"), error.text());
    }

    @Test
    void webPage_asksForTheRightPort() {
        var error = afterBad(Reply.raw(200, "OK", "text/html", "<html><title>Router</title></html>"));
        assertInstanceOf(ProxmoxError.Failed.class, error);
        assertTrue(error.text().contains("a web page: is this the address and port of Proxmox's API?"), error.text());
    }

    @Test
    void webPageOfAProxy_isTemporary() {
        var error = afterBad(Reply.raw(502, "Bad Gateway", "text/html", "<html>nginx</html>"));
        assertTrue(error.retryable());
    }

    @Test
    void jsonWithoutData_isNotProxmoxsAnswer() {
        assertInstanceOf(ProxmoxError.Failed.class, afterBad(Reply.raw(200, "OK", "application/json", "{\"a\":1}")));
        assertInstanceOf(ProxmoxError.Failed.class, afterBad(Reply.raw(200, "OK", "application/json", "[]")));
        assertInstanceOf(ProxmoxError.Failed.class, afterBad(Reply.raw(200, "OK", "application/json", "")));
    }

    @Test
    void interruptedCall_endsAtOnce_andStaysInterrupted() {
        server.on("GET /version", Reply.hang());
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            Thread.currentThread().interrupt();
            assertInstanceOf(
                    ProxmoxError.Unreachable.class,
                    Connected.errorOf(() -> client.cluster().version()));
            assertTrue(Thread.interrupted());
        });
    }

    private ProxmoxError afterBad(Reply bad) {
        return afterBad(bad, client);
    }

    private ProxmoxError afterBad(Reply bad, ProxmoxClient caller) {
        server.on("GET /version", bad, VERSION);
        var error = Connected.errorOf(() -> caller.cluster().version());
        assertWorksAgain();
        return error;
    }

    private void assertWorksAgain() {
        assertEquals("9.1.2", client.cluster().version().version());
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            while (server.openConnections() > 1) {
                Thread.sleep(5);
            }
        });
    }
}
