package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestGateTest {

    private static final String POST = "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    @TempDir
    static Path folder;

    static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.with(folder.resolve("jarvis.db"), Map.of("JARVIS_ACCESS_REQUEST_WITHIN", "500ms"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/hea",
                "GET /api/health HTTP/1.1\r\nHost: x\r\nX-More: ",
                POST + "Content-Length: 30\r\n\r\n{\"password\":",
                POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"pas",
                POST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"pas\r\n",
                POST + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
                "POST /api/moon HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1"
            })
    void halfRequest_isEndedInItsTime(String half) {
        var answer = RawHttp.send(server.port(), half);
        int status = RawHttp.statusOf(answer);
        assertTrue(status >= 400 && status < 500, answer);
        Expect.nothingOfTheInside(answer);
    }

    @Test
    void halfHead_hearsWhy() {
        var answer = RawHttp.send(server.port(), "GET /api/hea");
        assertEquals(408, RawHttp.statusOf(answer));
        assertTrue(answer.contains("content-type: application/problem+json"), answer);
        assertTrue(answer.contains("X-Frame-Options: DENY"), answer);
        assertTrue(
                answer.endsWith(
                        "\"code\":\"request_timeout\",\"detail\":\"a request must arrive within 500 ms, this one is"
                                + " not whole yet\",\"retryable\":true}"),
                answer);
    }

    @Test
    void headThatMakesNoSense_hearsWhy() {
        refusal("GET /api/health?x=" + "x".repeat(5_000) + " HTTP/1.1\r\n\r\n", 414, "address_too_long");
        refusal("GET /api/health HTTP/1.1\r\nX-More: " + "x".repeat(9_000) + "\r\n\r\n", 431, "headers_too_large");
        refusal("GET /api/health nonsense\r\n\r\n", 400, "broken_request");
    }

    @Test
    void headThatMakesNoSense_doesNotCostAnEarlierRequestItsAnswer() {
        var answer =
                RawHttp.send(server.port(), "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\nnonsense \u0081\u0002\r\n\r\n");
        assertEquals(200, RawHttp.statusOf(answer), answer);
        assertTrue(answer.contains(" 400 Bad Request"), answer);
    }

    private static void refusal(String request, int status, String code) {
        var answer = RawHttp.send(server.port(), request);
        assertEquals(status, RawHttp.statusOf(answer), answer);
        assertTrue(answer.contains("X-Frame-Options: DENY"), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
        Expect.nothingOfTheInside(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}\r\n0\r\n\r\n", "ffffffffffffffffff\r\n{}\r\n", "\r\n\r\n"})
    void brokenChunks_areRefusedAtOnce(String chunks) {
        var answer = RawHttp.send(server.port(), POST + "Transfer-Encoding: chunked\r\n\r\n" + chunks);
        assertEquals(400, RawHttp.statusOf(answer), answer);
        assertTrue(answer.contains("broken_body"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/0.9", "HTTP/1.2", "HTTP/9.9"})
    void versionThatIsNotSpoken_isRefusedInOneThatIs(String version) {
        var answer = RawHttp.send(server.port(), "GET /api/health " + version + "\r\nHost: x\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("unknown_version"), answer);
    }

    @Test
    void oneByteAtATime_isEndedAllTheSame() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            out.write("GET /api/health HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20);
            assertEquals("HTTP/1.1 408", drip(socket).substring(0, 12));
        }
    }

    /** One more letter of a header, again and again, until the server has had enough. */
    private static String drip(Socket socket) throws IOException {
        var heard = new StringBuilder();
        int read = 0;
        while (read >= 0) {
            try {
                read = socket.getInputStream().read();
                heard.append(read < 0 ? "" : Character.toString(read));
            } catch (SocketTimeoutException quiet) {
                socket.getOutputStream().write('x');
            } catch (SocketException reset) {
                read = -1;
            }
        }
        return heard.toString();
    }

    @Test
    void connectionThatIsKept_outlivesTheDeadlineOfARequest() throws IOException, InterruptedException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            var request = "GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(request);
            var first = new byte["HTTP/1.1 200".length()];
            socket.getInputStream().readNBytes(first, 0, first.length);
            // Time itself is the matter: a deadline that was not taken back would end the connection by now.
            Thread.sleep(1_000);
            socket.getOutputStream()
                    .write("GET /api/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(rest.contains("HTTP/1.1 200"), rest);
        }
    }
}
