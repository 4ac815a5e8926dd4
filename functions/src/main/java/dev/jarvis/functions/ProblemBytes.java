package dev.jarvis.functions;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A {@link Problem} as a whole answer, for requests that never get as far as a handler. Stateless. */
@Singleton
final class ProblemBytes {

    private final JsonMapper json;

    ProblemBytes(JsonMapper json) {
        this.json = json;
    }

    /** The last answer of its connection. */
    FullHttpResponse last(HttpStatus status, String code, String detail) {
        var problem = Problems.problem(status, code, detail);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status.getCode()),
                Unpooled.wrappedBuffer(bytes(problem)));
        SecurityHeaders.ALWAYS.forEach((name, value) -> response.headers().set(name, value));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    private byte[] bytes(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
