package dev.jarvis.fanout;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that keeps to no protocol: every byte is the test's own, and it reads only when told to. */
final class RawClient implements AutoCloseable {

    static final int TEXT = 0x1;
    static final int PING = 0x9;
    static final int CONTINUATION = 0x0;
    static final int CLOSE = 0x8;
    static final int FINAL = 0x80;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawClient(int port, String token, int receiveBuffer, String moreHeaders) {
        this(
                port,
                receiveBuffer,
                "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                        + "Authorization: Bearer " + token + "\r\n" + moreHeaders + "\r\n");
    }

    /** Says this first, whatever it is; letters stand for bytes. */
    static RawClient saying(int port, String first) {
        return new RawClient(port, 1 << 16, first);
    }

    private RawClient(int port, int receiveBuffer, String first) {
        try {
            socket.setReceiveBufferSize(receiveBuffer);
            socket.setSoTimeout(15_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            in = new DataInputStream(socket.getInputStream());
            write(first.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The answer to the upgrade. */
    String readHead() {
        var head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            return head.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(head.toString(), broken);
        }
    }

    void sendText(String text) {
        send(FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame, masked with zeros. */
    void send(int firstByte, byte[] payload) {
        if (!sends(firstByte, payload)) {
            throw new IllegalStateException("the server has closed the connection");
        }
    }

    /** The same; answers false when the server has closed the connection. */
    boolean sends(int firstByte, byte[] payload) {
        var frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        try {
            write(frame.toByteArray());
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Reads frames until a close frame; answers its code, or 0 when the connection ended without one. */
    int readUntilClose() {
        try {
            while (true) {
                int first = in.readUnsignedByte();
                long length = in.readUnsignedByte() & 0x7f;
                length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
                var payload = in.readNBytes((int) length);
                if ((first & 0x0f) == 0x8) {
                    return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
                }
            }
        } catch (IOException ended) {
            return 0;
        }
    }

    /** Whether the server has closed, and says nothing more before. */
    boolean isAtEnd() {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Goes without a word: no close frame. */
    @Override
    public void close() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
