package dev.jarvis.standalone.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Bodies that are unknown, huge, deep, binary, half or malformed. */
record BodyTricks(Known known) implements Tricks {

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "application/json; charset=none",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "text/plain",
            "nonsense",
            "/",
            "a/b/c;;;=");

    @SuppressWarnings("ArrayRecordComponent")
    private record Body(String kind, byte[] bytes) {}

    @Override
    public Attempt next(Random random) {
        var path = random.nextInt(4) == 0 ? Known.anyPath(random) : "/api/auth/login";
        // One address guesses passwords: the limit of logins then spares the machine all but a few.
        var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 10.0.0."
                + random.nextInt(4) + "\r\nContent-Type: " + Known.one(TYPES, random) + "\r\n";
        var body = body(random);
        return Attempt.stranger(body.kind(), framed(random, head, body.bytes()));
    }

    private static Body body(Random random) {
        return switch (random.nextInt(16)) {
            case 0 ->
                new Body(
                        "unknown fields", Bytes.of("{\"" + "x".repeat(random.nextInt(300)) + "\":{\"y\":[1,2,null]}}"));
            case 1 -> new Body("huge body", random.nextInt(8) == 0 ? new byte[1_500_000] : new byte[20_000]);
            case 2 -> new Body("deep list", Bytes.of("[".repeat(100_000)));
            case 3 -> new Body("deep object", Bytes.of("{\"password\":".repeat(100_000)));
            case 4 -> new Body("deep and closed", Bytes.of("[".repeat(50_000) + "]".repeat(50_000)));
            case 5 -> new Body("deep unknown field", Bytes.of("{\"x\":" + "[".repeat(100_000)));
            case 6 -> new Body("binary", Bytes.random(random, 4_000));
            case 7 -> new Body("half JSON", Bytes.of("{\"password\":\"" + Bytes.letters(random, 40)));
            case 8 ->
                new Body("senseless number", Bytes.of("{\"password\":1e" + "9".repeat(random.nextInt(5_000)) + "}"));
            case 9 -> new Body("long number", Bytes.of("{\"password\":" + "7".repeat(50_000) + "}"));
            case 10 ->
                new Body("field again and again", Bytes.of("{" + "\"password\":null,".repeat(5_000) + "\"x\":1}"));
            case 11 -> new Body("lone surrogate", Bytes.of("{\"password\":\"\\ud800\\u0000\"}"));
            case 12 ->
                new Body(
                        "other encoding",
                        "{\"password\":\"x\"}"
                                .getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.UTF_16LE));
            case 13 ->
                new Body(
                        "invalid UTF-8",
                        Bytes.join(
                                Bytes.of("{\"password\":\""),
                                new byte[] {(byte) 0xc0, (byte) 0xaf, (byte) 0xff},
                                Bytes.of("\"}")));
            case 14 ->
                new Body(
                        "other value",
                        Bytes.of(Known.one(List.of("null", "7", "\"x\"", "[]", "true", "{}", "", " "), random)));
            default ->
                new Body(
                        "other type",
                        Bytes.of("{\"password\":"
                                + Known.one(List.of("{}", "[]", "[\"x\"]", "7", "true", "1.5"), random) + "}"));
        };
    }

    /** How the body's end is told: rightly, wrongly, or not at all. */
    private static byte[] framed(Random random, String head, byte[] body) {
        return switch (random.nextInt(10)) {
            case 0 ->
                Bytes.join(
                        Bytes.of(head + "Content-Length: " + (body.length + 1 + random.nextInt(50)) + "\r\n\r\n"),
                        body);
            case 1 -> Bytes.join(Bytes.of(head + "Content-Length: " + body.length / 2 + "\r\n\r\n"), body);
            case 2 ->
                Bytes.join(
                        Bytes.of(head + "Transfer-Encoding: chunked\r\n\r\n"),
                        chunked(random, body),
                        Bytes.of("0\r\n\r\n"));
            case 3 -> Bytes.join(Bytes.of(head + "Transfer-Encoding: chunked\r\n\r\n"), chunked(random, body));
            case 4 ->
                Bytes.join(
                        Bytes.of(head + "Transfer-Encoding: chunked\r\n\r\n" + Bytes.letters(random, 12) + "\r\n"),
                        body);
            case 5 -> {
                var bomb = Bytes.zipped(new byte[4 << 20]);
                yield Bytes.join(
                        Bytes.of(head + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n"), bomb);
            }
            case 6 ->
                Bytes.join(
                        Bytes.of(head + "Content-Encoding: "
                                + Known.one(
                                        List.of("gzip", "deflate", "br", "zstd", "snappy", "none", "gzip, gzip, gzip"),
                                        random)
                                + "\r\nContent-Length: " + body.length + "\r\n\r\n"),
                        body);
            default -> Bytes.join(Bytes.of(head + "Content-Length: " + body.length + "\r\n\r\n"), body);
        };
    }

    private static byte[] chunked(Random random, byte[] body) {
        int cut = body.length == 0 ? 0 : random.nextInt(body.length);
        var first = Bytes.firstOf(body, cut);
        return cut == 0
                ? new byte[0]
                : Bytes.join(Bytes.of(String.format(Locale.ROOT, "%x\r\n", cut)), first, Bytes.of("\r\n"));
    }
}
