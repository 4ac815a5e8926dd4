package dev.jarvis.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;

/** HTTP/1.1 over one line, one exchange after the other. Not thread-safe. */
final class DockerHttp implements AutoCloseable {

    private static final int MOST_BYTES = 8 << 20;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxHeaderCount(100)
            .setMaxLineLength(16 * 1024)
            .build();

    private final DockerLine.Way way;
    private final DockerLine line;
    private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(LIMITS);

    private DockerHttp(DockerLine.Way way, DockerLine line) {
        this.way = way;
        this.line = line;
    }

    static DockerHttp over(DockerLine.Way way) throws DockerRefusal {
        return new DockerHttp(way, way.open());
    }

    /** What is done with a body that is still on its way. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Answer answer, InputStream body) throws IOException;
    }

    /** Status and headers, with lower-case names. */
    record Answer(int status, Map<String, String> headers) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** A whole answer with a text, as all but the logs are; its length is bounded. */
    String text(String method, String path) throws DockerRefusal {
        return exchange(method, path, (_, body) -> {
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw garbled("it is longer than " + MOST_BYTES + " bytes", method);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        });
    }

    /**
     * One exchange.
     *
     * @throws DockerRefusal when the engine refused, or nothing that is HTTP came
     */
    <T> T exchange(String method, String path, Reading<T> reading) throws DockerRefusal {
        try {
            if (!connection.isOpen()) {
                connection.bind(new LineSocket(line));
            }
            var request = new BasicClassicHttpRequest(method, path);
            request.setHeader("Host", "docker");
            request.setHeader("User-Agent", "JARVIS");
            if (method.equals("POST")) {
                request.setHeader("Content-Length", "0");
            }
            connection.sendRequestHeader(request);
            connection.flush();
            try (var response = connection.receiveResponseHeader()) {
                // An answer without a body must not be waited for: the line stays open.
                if (MessageSupport.canResponseHaveBody(method, response)) {
                    connection.receiveResponseEntity(response);
                }
                return read(response, reading);
            }
        } catch (DockerRefusal known) {
            throw known;
        } catch (IOException | HttpException broken) {
            var complaint = line.complaint();
            throw complaint.isPresent()
                    ? new DockerRefusal(complaint.get())
                    : garbled(Optional.ofNullable(broken.getMessage()).orElse("it broke off"), method);
        }
    }

    private <T> T read(ClassicHttpResponse response, Reading<T> reading) throws IOException {
        var headers = new HashMap<String, String>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        var entity = response.getEntity();
        try (var body = entity == null ? new ByteArrayInputStream(new byte[0]) : entity.getContent()) {
            if (response.getCode() / 100 != 2 && response.getCode() != 304) {
                var said = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
                throw new DockerRefusal(EngineJson.error(response.getCode(), said));
            }
            return reading.of(new Answer(response.getCode(), headers), body);
        }
    }

    private DockerRefusal garbled(String reason, String method) {
        return new DockerRefusal(new DockerError.Garbled(way.where(), reason, method.equals("POST")));
    }

    /** Ends the line, at once, and wakes whoever waits on it. */
    @Override
    public void close() {
        line.close();
    }
}
