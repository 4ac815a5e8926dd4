package dev.jarvis.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One dashboard of a load: as little as it takes to hear every event and to know when. Used by one thread. */
final class FanoutClient {

    private static final byte[] EVENT = ascii("{\"channel\":\"events\"");
    private static final byte[] SNAPSHOT = ascii("\"type\":\"snapshot\"");
    private static final byte[] TITLE = ascii("\"title\":\"bench event ");
    private static final byte[] HELLO = masked(WireFrames.TEXT, ascii("{\"type\":\"hello\"}"));
    private static final byte[] PONG = masked(0xA, new byte[0]);
    private static final int LARGEST_HEAD = 8_192;

    private final int number;
    private final SocketChannel channel;
    private final WireFrames frames = new WireFrames();
    private final long[] heard;
    private int events;
    private boolean greeted;
    private byte[] lastEvent = new byte[0];

    private FanoutClient(int number, SocketChannel channel, int events) {
        this.number = number;
        this.channel = channel;
        this.heard = new long[events];
    }

    /** Connects, upgrades and says hello; what is answered is heard later. */
    static FanoutClient connect(int number, int port, String token, int events) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        send(
                channel,
                ascii("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\nAuthorization: Bearer " + token + "\r\n\r\n"));
        var head = readHead(channel);
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("client " + number + " was answered "
                    + head.lines().findFirst().orElse(""));
        }
        send(channel, HELLO);
        channel.configureBlocking(false);
        return new FanoutClient(number, channel, events);
    }

    private static void send(SocketChannel channel, byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private static String readHead(SocketChannel channel) throws IOException {
        var head = new StringBuilder();
        var one = ByteBuffer.allocate(1);
        while (head.indexOf("\r\n\r\n") < 0) {
            if (channel.read(one.clear()) < 0 || head.length() > LARGEST_HEAD) {
                throw new IOException("no answer to the upgrade but: " + head);
            }
            head.append((char) one.get(0));
        }
        return head.toString();
    }

    SocketChannel channel() {
        return channel;
    }

    boolean isGreeted() {
        return greeted;
    }

    /** How many events it has heard; each came once and in order, else this has failed. */
    int events() {
        return events;
    }

    /** When it was told of an event, by its number. */
    long heard(int event) {
        return heard[event];
    }

    byte[] lastEvent() {
        return lastEvent;
    }

    /** Reads what has come. */
    void read(ByteBuffer buffer) throws IOException {
        if (channel.read(buffer.clear()) < 0) {
            throw new IOException("client " + number + " was cut off after " + events + " events");
        }
        long now = System.nanoTime();
        frames.add(buffer.flip(), (opcode, bytes, from, to) -> take(opcode, bytes, from, to, now));
    }

    private void take(int opcode, byte[] bytes, int from, int to, long now) {
        switch (opcode) {
            case WireFrames.TEXT -> text(bytes, from, to, now);
            case WireFrames.PING -> pong();
            case WireFrames.CLOSE ->
                throw new IllegalStateException("client " + number + " was closed after " + events + " events: "
                        + new String(bytes, from, to - from, StandardCharsets.UTF_8));
            default -> throw new IllegalStateException("client " + number + " got a frame of kind " + opcode);
        }
    }

    private void text(byte[] bytes, int from, int to, long now) {
        if (matches(EVENT, bytes, from, to)) {
            int event = number(bytes, find(TITLE, bytes, from, to) + TITLE.length, to);
            if (event != events) {
                throw new IllegalStateException(
                        "client " + number + " heard event " + event + " in place of " + events);
            }
            heard[event] = now;
            events++;
            if (events == heard.length) {
                lastEvent = Arrays.copyOfRange(bytes, from, to);
            }
        } else if (!greeted && indexOf(SNAPSHOT, bytes, from, to) >= 0) {
            greeted = true;
        }
    }

    private void pong() {
        try {
            send(channel, PONG);
        } catch (IOException broken) {
            throw new IllegalStateException("client " + number + " cannot answer a ping", broken);
        }
    }

    private static int find(byte[] wanted, byte[] bytes, int from, int to) {
        int at = indexOf(wanted, bytes, from, to);
        if (at < 0) {
            throw new IllegalStateException(
                    "an event of somebody else: " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        return at;
    }

    private static int indexOf(byte[] wanted, byte[] bytes, int from, int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            if (bytes[at] == wanted[0] && matches(wanted, bytes, at, to)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] wanted, byte[] bytes, int from, int to) {
        return to - from >= wanted.length && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int at = from; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A short final frame of a client, masked with zeros. */
    private static byte[] masked(int opcode, byte[] payload) {
        var frame = new byte[6 + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        frame[1] = (byte) (0x80 | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        return frame;
    }
}
