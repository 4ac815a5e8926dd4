package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What was written to a channel, as a client would read it. */
final class WireText {

    private static final int FINAL_TEXT = 0x81;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private WireText() {}

    /** The next write's frames; empty when nothing more was written. */
    static List<String> nextWrite(EmbeddedChannel channel) {
        var found = new ArrayList<String>();
        ByteBuf bytes = channel.readOutbound();
        if (bytes != null) {
            while (bytes.isReadable()) {
                assertEquals(FINAL_TEXT, bytes.readUnsignedByte());
                found.add(bytes.readString(length(bytes), StandardCharsets.UTF_8));
            }
            bytes.release();
        }
        return found;
    }

    /** The frames of all writes. */
    static List<String> all(EmbeddedChannel channel) {
        var found = new ArrayList<String>();
        for (var write = nextWrite(channel); !write.isEmpty(); write = nextWrite(channel)) {
            found.addAll(write);
        }
        return found;
    }

    private static int length(ByteBuf bytes) {
        int length = bytes.readUnsignedByte();
        return switch (length) {
            case TWO_BYTES -> bytes.readUnsignedShort();
            case EIGHT_BYTES -> (int) bytes.readLong();
            default -> length;
        };
    }
}
