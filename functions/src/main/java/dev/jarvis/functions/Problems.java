package dev.jarvis.functions;

import io.micronaut.core.annotation.NonNull;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.JsonSyntaxException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Gives every error of the server the one shape, also those that Micronaut itself finds. Stateless. */
@Singleton
final class Problems implements ErrorResponseProcessor<Problem> {

    static final MediaType TYPE = MediaType.of(Problem.MEDIA_TYPE);

    static Problem problem(HttpStatus status, String code, String detail) {
        boolean retryable = status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                || status == HttpStatus.TOO_MANY_REQUESTS
                || status == HttpStatus.REQUEST_TIMEOUT;
        return new Problem("about:blank", status.getReason(), status.getCode(), code, detail, retryable);
    }

    static MutableHttpResponse<Problem> of(
            HttpStatus status, String code, String detail, Optional<Duration> retryAfter) {
        var response = HttpResponse.<Problem>status(status)
                .body(problem(status, code, detail))
                .contentType(TYPE);
        retryAfter.ifPresent(wait -> response.header(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        return response;
    }

    @Override
    public @NonNull MutableHttpResponse<Problem> processResponse(
            @NonNull ErrorContext context, @NonNull MutableHttpResponse<?> response) {
        var status = HttpStatus.valueOf(response.code());
        var detail = detail(status, context);
        var code = status.getReason().toLowerCase(Locale.ROOT).replace(' ', '_');
        var problem = of(status, code, detail, Optional.empty());
        response.getHeaders()
                .forEach((name, values) -> values.forEach(value -> {
                    if (name.equalsIgnoreCase(HttpHeaders.ALLOW)) {
                        problem.header(name, value);
                    }
                }));
        return problem;
    }

    /** Micronaut's own words where they speak of the request; its readers speak of our classes. */
    private static String detail(HttpStatus status, ErrorContext context) {
        if (context.getRootCause().filter(Problems::isOfReading).isPresent()) {
            return "the body is missing or cannot be read: it must be JSON with the fields that this call takes";
        }
        return context.getErrors().stream()
                .findFirst()
                .flatMap(error -> error.getMessage().lines().findFirst())
                .filter(_ -> status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode())
                .orElse(status.getReason());
    }

    private static boolean isOfReading(Throwable cause) {
        return cause instanceof ConversionErrorException
                || cause instanceof JsonSyntaxException
                || cause instanceof CodecException
                || cause instanceof UnsatisfiedRouteException;
    }
}
