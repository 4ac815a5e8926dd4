package dev.jarvis.standalone.hostile;

import java.util.List;
import java.util.Random;

/** Heads that contradict themselves, that are no heads, or that never end. */
record HeaderTricks(Known known) implements Tricks {

    private static final List<String> LINES = List.of(
            "Content-Length: 4\r\nContent-Length: 4",
            "Content-Length: 4\r\nContent-Length: 40",
            "Content-Length: 4, 40",
            "Content-Length: -1",
            "Content-Length: +4",
            "Content-Length: 0x4",
            "Content-Length: 99999999999999999999999",
            "Content-Length: 9223372036854775807",
            "Content-Length:",
            "Content-Length: 4\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 4",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:\u000bchunked",
            "Transfer-Encoding: gzip, chunked",
            "no colon here",
            ": no name",
            "Name With Spaces: x",
            "Folded: x\r\n y\r\n\tz",
            "X-Null: a\u0000b",
            "X-Return: a\rb",
            "X-Feed: a\nb: c",
            "X-\u00e9: \u00e9\u00ff",
            "Host: one\r\nHost: two",
            "Expect: 100-continue",
            "Expect: the-impossible",
            "Range: bytes=0-0,1-1,2-2,3-3",
            "Range: bytes=-99999999999999999999",
            "Range: bytes=5-1",
            "Range: nonsense",
            "If-Modified-Since: the day before",
            "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "If-None-Match: \"\u0000\", *, W/",
            "Accept: nonsense",
            "Accept: */*;q=nonsense",
            "Accept: ;;;;,,,,////",
            "Accept: image/png",
            "Accept-Encoding: gzip, deflate, br, zstd, snappy, *;q=x",
            "Accept-Encoding: gzip",
            "Accept-Language: -----;q=-1",
            "Accept-Charset: none",
            "Cookie: =;;=; jarvis_session; a=\"",
            "Cookie: jarvis_session=a; jarvis_session=b; jarvis_session",
            "Cookie: " + "a=b; ".repeat(1_000),
            "Authorization:",
            "Authorization: Bearer",
            "Authorization: Basic ::::",
            "Authorization: Digest username=\"",
            "Authorization: Bearer a\r\nAuthorization: Bearer b",
            "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
            "Upgrade: nonsense",
            "Connection: upgrade, keep-alive, close, nonsense",
            "X-Forwarded-For: ,,,,",
            "X-Forwarded-For: \u00e9, not an address",
            "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: gopher\r\nForwarded: for=x;;;=",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /api/cluster/status\r\nX-Rewrite-URL: /api/cluster/status",
            "Content-Type: ;",
            "Content-Type: application/json\r\nContent-Type: text/plain",
            "Date: never",
            "TE: trailers, nonsense",
            "Trailer: Content-Length, Authorization");

    private static final List<String> VERSIONS = List.of(
            "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "HTTP/1.", "http/1.1", "HTTP/1.1 x", "", "JUNK/1.1");

    @Override
    public Attempt next(Random random) {
        var path = Known.anyPath(random);
        return switch (random.nextInt(8)) {
            case 0 ->
                attempt(
                        "long header",
                        known.head(random, "GET", path) + "X-Long: " + "x".repeat(random.nextInt(40_000)) + "\r\n\r\n");
            case 1 ->
                attempt(
                        "many headers",
                        known.head(random, "GET", path) + "X-Many: x\r\n".repeat(random.nextInt(5_000)) + "\r\n");
            case 2 ->
                attempt(
                        "long address",
                        known.head(random, "GET", path + "?" + "x".repeat(random.nextInt(30_000))) + "\r\n");
            case 3 ->
                attempt(
                        "other version",
                        "GET " + path + " " + Known.one(VERSIONS, random) + "\r\n" + known.common(random) + "\r\n");
            case 4 -> attempt("bare line feeds", known.head(random, "GET", path).replace("\r", "") + "\n");
            default -> {
                var lines = new StringBuilder(known.head(random, random.nextInt(3) == 0 ? "POST" : "GET", path));
                for (int count = 1 + random.nextInt(3); count > 0; count--) {
                    lines.append(Known.one(LINES, random)).append("\r\n");
                }
                yield attempt("senseless headers", lines + "\r\n4\r\n{\"a\":\r\n0\r\n\r\n");
            }
        };
    }

    private static Attempt attempt(String trick, String request) {
        return Attempt.stranger(trick, Bytes.of(request));
    }
}
