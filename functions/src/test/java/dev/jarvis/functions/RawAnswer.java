package dev.jarvis.functions;

import dev.jarvis.functions.RunningServer.Answer;
import io.micronaut.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came over a connection until it was closed, taken apart: one answer, with its body in one piece or in chunks. */
record RawAnswer(String head, String rest) {

    private static final String LINE = "\r\n";

    /** Bytes stand for themselves until the body is whole, whose length is counted in them. */
    static RawAnswer of(byte[] received) {
        var text = new String(received, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(LINE + LINE);
        if (end < 0) {
            throw new AssertionError("no answer: " + text);
        }
        return new RawAnswer(text.substring(0, end), text.substring(end + 2 * LINE.length()));
    }

    Answer with(JsonMapper mapper) {
        var lines = head.split(LINE, -1);
        Map<String, List<String>> fields = new HashMap<>();
        for (int index = 1; index < lines.length; index++) {
            int colon = lines[index].indexOf(':');
            fields.computeIfAbsent(lines[index].substring(0, colon), _ -> new ArrayList<>())
                    .add(lines[index].substring(colon + 1).strip());
        }
        var headers = HttpHeaders.of(fields, (_, _) -> true);
        var body = new String(bytes(headers).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, body, mapper);
    }

    private String bytes(HttpHeaders headers) {
        if (headers.firstValue("Transfer-Encoding").filter("chunked"::equals).isPresent()) {
            return unchunked();
        }
        int length = headers.firstValue("Content-Length").map(Integer::parseInt).orElse(rest.length());
        if (rest.length() < length) {
            throw new AssertionError("the body ends early: " + head + rest);
        }
        return rest.substring(0, length);
    }

    private String unchunked() {
        var whole = new StringBuilder();
        int at = 0;
        while (true) {
            int end = rest.indexOf(LINE, at);
            int size = Integer.parseInt(rest.substring(at, end), 16);
            if (size == 0) {
                return whole.toString();
            }
            whole.append(rest, end + LINE.length(), end + LINE.length() + size);
            at = end + LINE.length() + size + LINE.length();
        }
    }
}
