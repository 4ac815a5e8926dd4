package dev.jarvis.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests that no decent client would send, byte for byte. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawHttp() {}

    /** What the server says until it closes; the request should ask it to. */
    static String send(int port, String request) {
        try {
            return new String(send(port, request.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] send(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            return socket.getInputStream().readAllBytes();
        }
    }

    static String get(int port, String target, String... headers) {
        var lines = String.join(
                "", Arrays.stream(headers).map(header -> header + "\r\n").toList());
        return send(port, "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + lines + "\r\n");
    }

    static int statusOf(String answer) {
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }
}
