package dev.jarvis.bench;

import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Running;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks a port again and again until it answers as wanted, so that the first moment at which a server serves is known to a few
 * milliseconds.
 *
 * @param request the whole request as it goes over the wire
 * @param wanted the status that ends the asking
 */
record Knock(int port, String request, int wanted) {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWER_MILLIS = 30_000;

    /** Asks for a page. */
    static Knock get(int port, String path) {
        return new Knock(
                port, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n", 200);
    }

    /** Asks for a WebSocket, logged in; the key is the one of RFC 6455, since nothing is sent over the socket. */
    static Knock upgrade(int port, String path, String bearer) {
        return new Knock(
                port,
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: " + bearer
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                101);
    }

    /** A port that nobody uses now. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Asks until it is answered as wanted.
     *
     * @param server who should answer
     * @return {@link System#nanoTime} of the answer's first line
     * @throws CannotMeasure when the server ends before, or does not answer so within a minute
     */
    long untilAnsweredBy(Running server) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var last = "nothing";
        while (System.nanoTime() < until) {
            try {
                last = ask();
                if (last.startsWith("HTTP/1.1 " + wanted + " ")) {
                    return System.nanoTime();
                }
            } catch (IOException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            server.keepsRunning(PAUSE);
        }
        throw new CannotMeasure("port " + port + " did not answer " + wanted + " within " + PATIENCE.toSeconds()
                + " s; the last answer was: " + last);
    }

    private String ask() throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "nothing" : line + " ";
        }
    }
}
