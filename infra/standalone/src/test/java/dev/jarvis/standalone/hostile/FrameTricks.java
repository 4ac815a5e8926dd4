package dev.jarvis.standalone.hostile;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** What a client with a good login sends over its WebSocket, before its greeting or after it. */
record FrameTricks(Known known) {

    private static final String HELLO = "{\"type\":\"hello\"}";

    /**
     * One WebSocket's worth.
     *
     * @param greets whether it said hello before
     * @param half whether the last frame is not whole, so that nothing can be said after it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Talk(String trick, byte[] frames, boolean greets, boolean half) {

        @Override
        public String toString() {
            return Attempt.stranger(trick, frames).toString();
        }

        private Talk after(byte[] greeting) {
            return new Talk(trick + ", after hello", Bytes.join(greeting, frames), true, half);
        }
    }

    byte[] upgrade(Random random) {
        return Bytes.of("GET " + Known.one(List.of("/ws", "/ws/cluster", "/ws/events", "/ws/incidents"), random)
                + " HTTP/1.1\r\nHost: 127.0.0.1:" + known.port() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "X-Forwarded-For: 10.8." + random.nextInt(256) + "." + random.nextInt(256) + "\r\n" + known.login()
                + "\r\n");
    }

    Talk next(Random random) {
        var talk = talk(random);
        return random.nextBoolean() ? talk : talk.after(Frame.text(random, HELLO));
    }

    private static Talk talk(Random random) {
        int opcode = Known.one(List.of(Frame.TEXT, Frame.BINARY, Frame.CONTINUATION, Frame.PING, Frame.PONG), random);
        var some = Bytes.of(
                "{\"type\":\"" + Bytes.letters(random, 60).replace('"', '\'').replace('\\', '/') + "\"}");
        return switch (random.nextInt(18)) {
            case 0 -> whole("unmasked frame", Bytes.join(Frame.head(Frame.FINAL | opcode, 0, some.length), some));
            case 1 ->
                whole(
                        "opcode that does not exist",
                        Frame.masked(
                                random,
                                Frame.FINAL | Known.one(List.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15), random),
                                some));
            case 2 ->
                whole("reserved bits", Frame.masked(random, Frame.FINAL | (0x10 << random.nextInt(3)) | opcode, some));
            case 3 -> whole("continuation of nothing", Frame.masked(random, Frame.FINAL | Frame.CONTINUATION, some));
            case 4 -> whole("fragments without end", fragments(random, random.nextInt(60), 1 + random.nextInt(1_000)));
            case 5 ->
                half(
                        "huge declared length",
                        Bytes.join(
                                Frame.head(
                                        Frame.FINAL | opcode,
                                        0x80,
                                        Known.one(List.of(1L << 20, 1L << 31, 1L << 40, Long.MAX_VALUE), random)),
                                some));
            case 6 ->
                half(
                        "negative length",
                        Bytes.join(Frame.head(Frame.FINAL | opcode, 0x80, -1 - random.nextInt(100)), some));
            case 7 ->
                whole(
                        "long control frame",
                        Frame.masked(
                                random,
                                Frame.FINAL | Known.one(List.of(Frame.PING, Frame.PONG, Frame.CLOSE), random),
                                new byte[126 + random.nextInt(400)]));
            case 8 -> whole("fragmented control frame", Frame.masked(random, Frame.PING, some));
            case 9 ->
                whole("invalid UTF-8", Frame.masked(random, Frame.FINAL | Frame.TEXT, new byte[] {
                    '{', '"', (byte) 0xc3, (byte) 0x28, (byte) 0xff, '"'
                }));
            case 10 ->
                whole("deep JSON", Frame.text(random, (random.nextBoolean() ? "[" : "{\"type\":").repeat(1_500)));
            case 11 -> whole("binary", Frame.masked(random, Frame.FINAL | Frame.BINARY, Bytes.random(random, 4_000)));
            case 12 ->
                whole("close with a senseless reason", Frame.masked(random, Frame.FINAL | Frame.CLOSE, close(random)));
            case 13 ->
                half(
                        "half a frame",
                        Bytes.firstOf(Frame.text(random, HELLO + " ".repeat(200)), 1 + random.nextInt(100)));
            case 14 -> whole("many pings", manyPings(random));
            case 15 ->
                whole("large message", Frame.text(random, "\"" + "x".repeat(15_000 + random.nextInt(60_000)) + "\""));
            case 16 -> half("noise", Bytes.random(random, 2_000));
            default -> mayGreet("senseless greeting", Frame.text(random, greeting(random)));
        };
    }

    private static String greeting(Random random) {
        var value = Known.one(
                List.of(
                        "-1",
                        "1e400",
                        "9".repeat(300),
                        "\"x\"",
                        "[]",
                        "{}",
                        "true",
                        "0.5",
                        "null",
                        "\"\\ud800\"",
                        "9223372036854775807"),
                random);
        return switch (random.nextInt(7)) {
            case 0 -> "{\"type\":\"hello\",\"payload\":{\"after\":" + value + "}}";
            case 1 -> "{\"type\":\"hello\",\"payload\":{\"after\":1,\"epoch\":" + value + "}}";
            case 2 -> "{\"type\":\"hello\",\"payload\":{\"channels\":" + value + "}}";
            case 3 -> "{\"type\":\"hello\",\"payload\":{\"channels\":[" + (value + ",").repeat(20) + "1]}}";
            case 4 -> "{\"type\":" + value + "}";
            case 5 -> "{\"type\":\"hello\",\"payload\":" + value + "}";
            default -> value;
        };
    }

    private static Talk whole(String trick, byte[] frames) {
        return new Talk(trick, frames, false, false);
    }

    /** Some of it makes sense after all. */
    private static Talk mayGreet(String trick, byte[] frames) {
        return new Talk(trick, frames, true, false);
    }

    private static Talk half(String trick, byte[] frames) {
        return new Talk(trick, frames, false, true);
    }

    private static byte[] fragments(Random random, int count, int length) {
        var all = Frame.masked(random, Frame.TEXT, new byte[length]);
        for (int index = 0; index < count; index++) {
            all = Bytes.join(all, Frame.masked(random, Frame.CONTINUATION, new byte[length]));
        }
        return all;
    }

    private static byte[] manyPings(Random random) {
        var all = new byte[0];
        for (int count = random.nextInt(400); count > 0; count--) {
            all = Bytes.join(all, Frame.masked(random, Frame.FINAL | Frame.PING, Bytes.random(random, 125)));
        }
        return all;
    }

    private static byte[] close(Random random) {
        int code = Known.one(List.of(0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535), random);
        return random.nextInt(4) == 0
                ? new byte[] {1}
                : Bytes.join(
                        ByteBuffer.allocate(2).putShort((short) code).array(), new byte[] {(byte) 0xff, (byte) 0xfe});
    }
}
