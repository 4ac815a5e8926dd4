package dev.jarvis.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * One message, made once for all who get it.
 *
 * @param position in the log of changes; 0 for a frame that states values and may be seen twice
 * @param version for values of the cluster, which version of them; 0 for others
 * @param wire the WebSocket frame as it goes over the wire, its head included; never changed
 */
@SuppressWarnings("ArrayRecordComponent")
record Frame(Topic topic, long position, long version, byte[] wire) {

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int SHORT = 125;
    private static final byte TWO_BYTES_FOLLOW = 126;
    private static final byte EIGHT_BYTES_FOLLOW = 127;
    private static final int MOST_IN_TWO_BYTES = 0xffff;
    private static final int LONGEST_HEAD = 10;

    /** A frame of JSON in UTF-8. */
    static Frame ofText(Topic topic, long position, long version, byte[] text) {
        var wire = ByteBuffer.allocate(LONGEST_HEAD + text.length).put(FINAL_TEXT);
        if (text.length <= SHORT) {
            wire.put((byte) text.length);
        } else if (text.length <= MOST_IN_TWO_BYTES) {
            wire.put(TWO_BYTES_FOLLOW).putShort((short) text.length);
        } else {
            wire.put(EIGHT_BYTES_FOLLOW).putLong(text.length);
        }
        wire.put(text).flip();
        var bytes = new byte[wire.remaining()];
        wire.get(bytes);
        return new Frame(topic, position, version, bytes);
    }

    /** A buffer of its own for one client, over the same bytes. */
    ByteBuf forOneClient() {
        return Unpooled.wrappedBuffer(wire);
    }

    int bytes() {
        return wire.length;
    }
}
