package dev.jarvis.bench.load;

import java.nio.ByteBuffer;

/** Cuts what a server sent into WebSocket frames. Keeps half a frame until the rest has come. Used by one thread. */
final class WireFrames {

    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;

    private static final int OPCODE = 0x0f;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;
    private static final int SHORTEST_HEAD = 2;

    private byte[] kept = new byte[512];
    private int size;

    /** Who is told of each frame; the bytes are valid during the call. */
    @FunctionalInterface
    interface Taker {
        void take(int opcode, byte[] bytes, int from, int to);
    }

    void add(ByteBuffer came, Taker taker) {
        int needed = size + came.remaining();
        if (needed > kept.length) {
            var larger = new byte[Math.max(needed, 2 * kept.length)];
            System.arraycopy(kept, 0, larger, 0, size);
            kept = larger;
        }
        int count = came.remaining();
        came.get(kept, size, count);
        size += count;
        int start = 0;
        for (int end = end(start); end >= 0; end = end(start)) {
            taker.take(kept[start] & OPCODE, kept, start + head(start), end);
            start = end;
        }
        System.arraycopy(kept, start, kept, 0, size - start);
        size -= start;
    }

    /** Where the frame that begins here ends; -1 while not all of it is there. */
    private int end(int start) {
        if (size - start < SHORTEST_HEAD || size - start < head(start)) {
            return -1;
        }
        long length = kept[start + 1] & LENGTH;
        if (length >= TWO_BYTES) {
            length = 0;
            for (int index = start + SHORTEST_HEAD; index < start + head(start); index++) {
                length = (length << 8) | (kept[index] & 0xff);
            }
        }
        long end = start + head(start) + length;
        return end <= size ? (int) end : -1;
    }

    private int head(int start) {
        return switch (kept[start + 1] & LENGTH) {
            case TWO_BYTES -> SHORTEST_HEAD + 2;
            case EIGHT_BYTES -> SHORTEST_HEAD + 8;
            default -> SHORTEST_HEAD;
        };
    }
}
