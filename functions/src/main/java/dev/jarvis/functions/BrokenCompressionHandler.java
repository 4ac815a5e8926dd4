package dev.jarvis.functions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.compression.DecompressionException;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A body that is not compressed as its head says is the client's mistake, not ours. */
@Singleton
final class BrokenCompressionHandler implements ExceptionHandler<DecompressionException, HttpResponse<Problem>> {

    @Override
    public HttpResponse<Problem> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, DecompressionException broken) {
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "broken_body",
                "the body is not compressed as its Content-Encoding says",
                Optional.empty());
    }
}
