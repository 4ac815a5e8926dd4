package dev.jarvis.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers on a real unix socket as dockerd does, byte for byte: fixed and chunked bodies, frames of logs, its headers. */
final class FakeDocker implements AutoCloseable {

    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final Map<String, List<byte[]>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final Thread listening;

    FakeDocker(Path socket) throws IOException {
        server.bind(UnixDomainSocketAddress.of(socket));
        answers.put(
                "GET /_ping",
                List.of(fixed(
                        "200 OK",
                        "Api-Version: 1.47\r\nDocker-Experimental: false\r\nOstype: linux\r\n",
                        "text/plain",
                        "OK")));
        listening = Thread.ofVirtual().start(this::accept);
    }

    /** Every request line, with the header that says how long its body is. */
    List<String> requests() {
        return requests;
    }

    /** Answers a request with these, one after the other, and from then on with the last. */
    FakeDocker answers(String request, byte[]... inTurn) {
        answers.put(request, List.of(inTurn));
        return this;
    }

    static byte[] json(String body) {
        return fixed("200 OK", "Api-Version: 1.47\r\nServer: Docker/28.3.1 (linux)\r\n", "application/json", body);
    }

    static byte[] error(String status, String message) {
        return fixed(status, "Api-Version: 1.47\r\n", "application/json", "{\"message\":\"" + message + "\"}\n");
    }

    static byte[] fixed(String status, String headers, String type, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return join(
                ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Type: " + type + "\r\nContent-Length: "
                                + bytes.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                bytes);
    }

    static byte[] noContent() {
        return "HTTP/1.1 204 No Content\r\nApi-Version: 1.47\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    }

    /** In pieces of a few bytes, so that nothing can rely on where one ends. */
    static byte[] chunked(String type, byte[] body, int piece) {
        var answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        for (int from = 0; from < body.length; from += piece) {
            int length = Math.min(piece, body.length - from);
            answer.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            answer.write(body, from, length);
            answer.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        answer.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return answer.toByteArray();
    }

    static byte[] frame(int output, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + bytes.length)
                .put(new byte[] {(byte) output, 0, 0, 0})
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            // Until it has left, the system may still take a connection for it.
            listening.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        for (var channel : open) {
            channel.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var channel = server.accept();
                open.add(channel);
                Thread.ofVirtual().start(() -> serve(channel));
            }
        } catch (IOException ended) {
            requests.add("closed");
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            var input = Channels.newInputStream(channel);
            var output = Channels.newOutputStream(channel);
            for (var head = head(input); head.isPresent(); head = head(input)) {
                var lines = head.get().split("\r\n", -1);
                var request = lines[0].replace(" HTTP/1.1", "");
                requests.add(request);
                write(output, answer(request));
            }
        } catch (IOException ended) {
            requests.add("broken");
        }
    }

    private byte[] answer(String request) {
        var inTurn = answers.get(request);
        if (inTurn == null) {
            return error("404 Not Found", "page not found");
        }
        if (inTurn.size() > 1) {
            answers.put(request, inTurn.subList(1, inTurn.size()));
        }
        return inTurn.getFirst();
    }

    private static void write(OutputStream output, byte[] answer) throws IOException {
        // Two writes, so that an answer does not arrive as a whole.
        int half = answer.length / 2;
        output.write(answer, 0, half);
        output.write(answer, half, answer.length - half);
    }

    /** The head of a request; those that are made here have no body. */
    private static Optional<String> head(InputStream input) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) {
                return Optional.empty();
            }
            head.append((char) next);
        }
        return Optional.of(head.toString());
    }
}
