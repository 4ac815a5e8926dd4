package dev.jarvis.functions;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Answers a request without a login, or with one that may not do this. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class NotLoggedInHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    @Override
    public MutableHttpResponse<?> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return Problems.of(HttpStatus.FORBIDDEN, "forbidden", "this login may not do that", Optional.empty());
        }
        return Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "not_logged_in",
                        "log in at POST /api/auth/login: the request has no login, or one that has ended",
                        Optional.empty())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
