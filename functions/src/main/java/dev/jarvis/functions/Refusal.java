package dev.jarvis.functions;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;

/** A request that is not carried out. Ends in one {@link Problem}; is never logged. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient Optional<Duration> retryAfter;

    private Refusal(HttpStatus status, String code, String detail, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static Refusal badRequest(String code, String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, detail, Optional.empty());
    }

    static Refusal notFound(String code, String detail) {
        return new Refusal(HttpStatus.NOT_FOUND, code, detail, Optional.empty());
    }

    static Refusal unauthorised(String code, String detail) {
        return new Refusal(HttpStatus.UNAUTHORIZED, code, detail, Optional.empty());
    }

    static Refusal forbidden(String code, String detail) {
        return new Refusal(HttpStatus.FORBIDDEN, code, detail, Optional.empty());
    }

    static Refusal tooMany(String code, String detail, Duration retryAfter) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, detail, Optional.of(retryAfter));
    }

    static Refusal unavailable(String code, String detail) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, detail, Optional.empty());
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
