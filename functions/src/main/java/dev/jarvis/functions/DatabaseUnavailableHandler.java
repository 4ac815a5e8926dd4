package dev.jarvis.functions;

import dev.jarvis.database.DatabaseUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Without its database a request cannot be answered now; the reason is said in plain words. */
@Singleton
final class DatabaseUnavailableHandler implements ExceptionHandler<DatabaseUnavailable, HttpResponse<Problem>> {

    @Override
    public HttpResponse<Problem> handle(
            @SuppressWarnings("rawtypes") HttpRequest request, DatabaseUnavailable failure) {
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "database_unavailable",
                String.valueOf(failure.getMessage()),
                Optional.empty());
    }
}
