package dev.jarvis.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Decodes a log as it comes and keeps its end. Without a screen of its own a container's outputs come in frames: one byte
 * that names the output, three that are zero, four with the length, and the text (Engine API, attach, Stream format). Not
 * thread-safe.
 */
final class LogReading {

    private static final int HEADER = 8;
    private static final int STDERR = 2;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int CHUNK = 16 * 1024;

    private final int mostBytes;
    private final Deque<LogTail.Line> lines = new ArrayDeque<>();
    private final Partial stdout = new Partial(false);
    private final Partial stderr = new Partial(true);
    private long keptBytes;
    private long droppedBytes;

    LogReading(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** What a container with a screen writes: text, and nothing else. */
    LogTail plain(InputStream body) throws IOException {
        var chunk = new byte[CHUNK];
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            stdout.add(chunk, read);
        }
        return finished();
    }

    /** What any other writes: frames. */
    LogTail framed(InputStream body) throws IOException {
        var header = new byte[HEADER];
        var chunk = new byte[CHUNK];
        while (true) {
            int read = body.readNBytes(header, 0, HEADER);
            if (read == 0) {
                return finished();
            }
            if (read < HEADER) {
                throw new EOFException("the log broke off within a frame");
            }
            var into = output(header);
            long left = ByteBuffer.wrap(header, 4, 4).getInt() & 0xffff_ffffL;
            while (left > 0) {
                int part = body.read(chunk, 0, (int) Math.min(left, chunk.length));
                if (part < 0) {
                    throw new EOFException("the log broke off within a frame");
                }
                into.add(chunk, part);
                left -= part;
            }
        }
    }

    private Partial output(byte[] header) throws IOException {
        if (header[1] != 0 || header[2] != 0 || header[3] != 0 || header[0] < 0 || header[0] > STDERR) {
            throw new IOException("the log is not in frames");
        }
        return header[0] == STDERR ? stderr : stdout;
    }

    private LogTail finished() {
        stdout.end();
        stderr.end();
        return new LogTail(List.copyOf(lines), droppedBytes);
    }

    private void keep(LogTail.Line line) {
        lines.add(line);
        keptBytes += line.text().length();
        while (keptBytes > mostBytes) {
            int first = lines.removeFirst().text().length();
            keptBytes -= first;
            droppedBytes += first;
        }
    }

    /** A line that has not ended yet. */
    private final class Partial {
        private final boolean isStderr;
        private byte[] bytes = new byte[256];
        private int size;

        Partial(boolean isStderr) {
            this.isStderr = isStderr;
        }

        void add(byte[] chunk, int length) {
            for (int index = 0; index < length; index++) {
                if (chunk[index] == '\n') {
                    end(true);
                } else if (size == LONGEST_LINE) {
                    droppedBytes++;
                } else {
                    if (size == bytes.length) {
                        bytes = Arrays.copyOf(bytes, size * 2);
                    }
                    bytes[size++] = chunk[index];
                }
            }
        }

        void end() {
            end(size > 0);
        }

        private void end(boolean isLine) {
            if (isLine) {
                int length = size > 0 && bytes[size - 1] == '\r' ? size - 1 : size;
                keep(new LogTail.Line(isStderr, new String(bytes, 0, length, StandardCharsets.UTF_8)));
            }
            size = 0;
        }
    }
}
