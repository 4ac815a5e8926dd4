package dev.jarvis.ssh;

import java.nio.charset.StandardCharsets;

/** What a command wrote to one of its outputs: the beginning of it, and how much more there was. Immutable. */
public final class Captured {

    private final byte[] bytes;
    private final long droppedBytes;

    Captured(byte[] bytes, long droppedBytes) {
        this.bytes = bytes.clone();
        this.droppedBytes = droppedBytes;
    }

    /** What was kept, byte for byte. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** What was kept, read as UTF-8; what is none stands as U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** How many bytes came after those that were kept. */
    public long droppedBytes() {
        return droppedBytes;
    }

    @Override
    public String toString() {
        return "Captured[" + bytes.length + " bytes" + (droppedBytes > 0 ? ", " + droppedBytes + " dropped" : "") + "]";
    }
}
