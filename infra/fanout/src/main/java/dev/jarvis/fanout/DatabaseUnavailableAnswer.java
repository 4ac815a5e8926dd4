package dev.jarvis.fanout;

import dev.jarvis.database.DatabaseUnavailable;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/**
 * Nobody can connect while the database that logins are checked against cannot be read. Stands back where the process
 * has an answer for this already.
 */
@Singleton
@Secondary
final class DatabaseUnavailableAnswer implements ExceptionHandler<DatabaseUnavailable, HttpResponse<?>> {

    @Override
    public HttpResponse<?> handle(@SuppressWarnings("rawtypes") HttpRequest request, DatabaseUnavailable failure) {
        return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(String.valueOf(failure.getMessage()));
    }
}
