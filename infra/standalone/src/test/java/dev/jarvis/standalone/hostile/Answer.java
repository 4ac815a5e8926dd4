package dev.jarvis.standalone.hostile;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.compression.SnappyFrameDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** One HTTP answer, as it came over the wire. */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, String head, byte[] body) {

    private static final String BEGINNING = "HTTP/1.";

    /** What was no HTTP. */
    static final class Senseless extends Exception {
        private static final long serialVersionUID = 1L;

        Senseless(String message) {
            super(message);
        }
    }

    /** All answers of a connection, one after the other; a WebSocket's frames are the body of its 101. */
    static List<Answer> all(byte[] received) throws Senseless {
        var answers = new ArrayList<Answer>();
        var reading = new ByteArrayInputStream(received);
        while (reading.available() > 0) {
            answers.add(next(reading));
        }
        return answers;
    }

    private static Answer next(ByteArrayInputStream from) throws Senseless {
        var head = head(from);
        if (!head.startsWith(BEGINNING) || head.length() < 12) {
            throw new Senseless("this is no answer: " + head);
        }
        int status = Integer.parseInt(head.substring(9, 12));
        return new Answer(status, head, body(status, head, from));
    }

    private static String head(ByteArrayInputStream from) {
        var head = new StringBuilder();
        while (from.available() > 0 && head.indexOf("\r\n\r\n") < 0) {
            head.append((char) from.read());
        }
        return head.toString();
    }

    private static byte[] body(int status, String head, ByteArrayInputStream from) throws Senseless {
        if (status == 101) {
            return from.readAllBytes();
        }
        if (status < 200 || status == 204 || status == 304 || isNext(from)) {
            return new byte[0];
        }
        var encoding = header(head, "content-encoding");
        var sent = header(head, "transfer-encoding").filter("chunked"::equals).isPresent()
                ? chunks(from)
                : taken(
                        from,
                        header(head, "content-length").map(Integer::parseInt).orElse(from.available()));
        return decoded(encoding, sent);
    }

    /** An answer to HEAD tells the length of a body that does not come. */
    private static boolean isNext(ByteArrayInputStream from) {
        from.mark(0);
        var beginning = new String(taken(from, BEGINNING.length()), StandardCharsets.ISO_8859_1);
        from.reset();
        return beginning.equals(BEGINNING);
    }

    private static byte[] chunks(ByteArrayInputStream from) throws Senseless {
        var body = new ByteArrayOutputStream();
        int length = chunkLength(from);
        while (length > 0) {
            body.writeBytes(taken(from, length));
            line(from);
            length = chunkLength(from);
        }
        line(from);
        return body.toByteArray();
    }

    private static int chunkLength(ByteArrayInputStream from) throws Senseless {
        var line = line(from);
        try {
            return Integer.parseInt(line, 16);
        } catch (NumberFormatException senseless) {
            throw new Senseless("the answer breaks off: its chunk is \"" + line + "\"");
        }
    }

    private static String line(ByteArrayInputStream from) {
        var line = new StringBuilder();
        while (from.available() > 0 && line.indexOf("\r\n") < 0) {
            line.append((char) from.read());
        }
        return line.toString().strip();
    }

    private static byte[] taken(ByteArrayInputStream from, int length) {
        var taken = new byte[Math.min(length, from.available())];
        from.read(taken, 0, taken.length);
        return taken;
    }

    private static byte[] unsnapped(byte[] sent) {
        var channel = new EmbeddedChannel(new SnappyFrameDecoder());
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(sent));
            var decoded = new ByteArrayOutputStream();
            for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
                decoded.writeBytes(ByteBufUtil.getBytes(part));
                part.release();
            }
            return decoded.toByteArray();
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static byte[] decoded(Optional<String> encoding, byte[] sent) throws Senseless {
        try {
            return switch (encoding.orElse("identity")) {
                case "identity" -> sent;
                case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes();
                case "deflate" -> new InflaterInputStream(new ByteArrayInputStream(sent)).readAllBytes();
                case "snappy" -> unsnapped(sent);
                default -> throw new Senseless("the answer is encoded as " + encoding);
            };
        } catch (IOException broken) {
            throw new Senseless("the answer is not encoded as it says, " + encoding + ": " + broken.getMessage());
        }
    }

    Optional<String> header(String name) {
        return header(head, name);
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
