package dev.jarvis.bench.client;

import dev.jarvis.bench.process.CannotMeasure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP connection that stays open, with as little of its own cost in the way as can be: one write a request, and one
 * buffer. Not thread-safe.
 */
public final class KeptConnection implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final Socket socket;
    private final InputStream in;

    private KeptConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /** Connects to a port of this machine. */
    public static KeptConnection to(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new KeptConnection(socket);
    }

    /** A request for a page; headers are whole lines without their ends. */
    public static String request(int port, String path, String... headers) {
        var lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAccept: application/json\r\n" + lines
                + "\r\n";
    }

    /**
     * Asks, and reads the whole answer.
     *
     * @return the number of bytes of its body, as they were sent
     * @throws CannotMeasure for any answer but 200
     */
    public long ask(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var status = line();
        if (!status.startsWith("HTTP/1.1 200 ")) {
            throw new CannotMeasure("a request was answered: " + status);
        }
        long length = -1;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Long.parseLong(lower.substring(LENGTH.length()).strip());
            }
            chunked |= lower.startsWith(CHUNKED);
        }
        if (!chunked && length < 0) {
            throw new CannotMeasure("an answer does not say how long it is");
        }
        if (chunked) {
            return chunks();
        }
        in.skipNBytes(length);
        return length;
    }

    private long chunks() throws IOException {
        long sum = 0;
        while (true) {
            long length = Long.parseLong(line(), 16);
            in.skipNBytes(length);
            line();
            if (length == 0) {
                return sum;
            }
            sum += length;
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
