package dev.jarvis.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Frames that go out together, in one buffer that all clients of an event loop share. Used by that event loop alone, and
 * closed when it has been offered to all.
 */
final class Batch implements AutoCloseable {

    private final List<Frame> frames;
    private final Set<Topic> topics = EnumSet.noneOf(Topic.class);
    private final ByteBuf bytes;
    private boolean ordered = true;
    private long firstPosition;
    private long lastPosition;
    private long firstVersion;
    private long lastVersion;

    Batch(List<Frame> frames, ByteBufAllocator memory) {
        this.frames = List.copyOf(frames);
        this.bytes = memory.directBuffer(frames.stream().mapToInt(Frame::bytes).sum());
        for (var frame : frames) {
            bytes.writeBytes(frame.wire());
            topics.add(frame.topic());
            if (frame.position() > 0) {
                ordered &= frame.position() > lastPosition;
                firstPosition = firstPosition == 0 ? frame.position() : firstPosition;
                lastPosition = frame.position();
            } else {
                ordered &= frame.version() > lastVersion;
                firstVersion = firstVersion == 0 ? frame.version() : firstVersion;
                lastVersion = frame.version();
            }
        }
    }

    List<Frame> frames() {
        return frames;
    }

    /** The newest position in it; 0 when it has none. */
    long lastPosition() {
        return lastPosition;
    }

    /** The newest version of the cluster's values in it; 0 when it has none. */
    long lastVersion() {
        return lastVersion;
    }

    /** Whether all of it, and nothing but it, is what a client gets that listens to these topics and has seen so much. */
    boolean isAllNewTo(Set<Topic> listensTo, long position, long version) {
        return ordered
                && listensTo.containsAll(topics)
                && (firstPosition == 0 || firstPosition > position)
                && (firstVersion == 0 || firstVersion > version);
    }

    int bytes() {
        return bytes.readableBytes();
    }

    /** A view of its own for one client: indices that all shared would move under the others. */
    ByteBuf forOneClient() {
        return bytes.retainedDuplicate();
    }

    @Override
    public void close() {
        bytes.release();
    }
}
