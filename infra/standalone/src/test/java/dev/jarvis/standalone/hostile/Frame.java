package dev.jarvis.standalone.hostile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A WebSocket frame, byte for byte. */
@SuppressWarnings("ArrayRecordComponent")
record Frame(int first, boolean isMasked, byte[] payload) {

    static final int FINAL = 0x80;
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xa;

    /** A frame as a client sends it. */
    static byte[] masked(Random random, int first, byte[] payload) {
        var mask = new byte[4];
        random.nextBytes(mask);
        var hidden = payload.clone();
        for (int index = 0; index < hidden.length; index++) {
            hidden[index] ^= mask[index % 4];
        }
        return Bytes.join(head(first, 0x80, payload.length), mask, hidden);
    }

    static byte[] text(Random random, String text) {
        return masked(random, FINAL | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The beginning of a frame that says how long it is, truly or not. */
    static byte[] head(int first, int maskBit, long length) {
        var head = ByteBuffer.allocate(10).put((byte) first);
        if (length >= 0 && length < 126) {
            head.put((byte) (maskBit | length));
        } else if (length >= 0 && length < 1 << 16) {
            head.put((byte) (maskBit | 126)).putShort((short) length);
        } else {
            head.put((byte) (maskBit | 127)).putLong(length);
        }
        return Arrays.copyOf(head.array(), head.position());
    }

    /** All whole frames among bytes that a server sent. */
    static List<Frame> all(byte[] received) {
        var frames = new ArrayList<Frame>();
        var reading = ByteBuffer.wrap(received);
        while (reading.remaining() >= 2) {
            int first = reading.get() & 0xff;
            int second = reading.get() & 0xff;
            int size = second & 0x7f;
            if (reading.remaining() < (size == 127 ? 8 : size == 126 ? 2 : 0)) {
                return frames;
            }
            long length = size == 127 ? reading.getLong() : size == 126 ? reading.getShort() & 0xffff : size;
            if (length > reading.remaining()) {
                return frames;
            }
            var payload = new byte[(int) length];
            reading.get(payload);
            frames.add(new Frame(first, (second & 0x80) != 0, payload));
        }
        return frames;
    }

    boolean isText() {
        return (first & 0x0f) == TEXT;
    }

    boolean isClose() {
        return (first & 0x0f) == CLOSE;
    }

    /** The reason's number; 1000 where none is given. */
    int closeCode() {
        return payload.length < 2 ? 1000 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    }

    String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
