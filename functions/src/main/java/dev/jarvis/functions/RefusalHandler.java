package dev.jarvis.functions;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a refused request. */
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<Problem>> {

    @Override
    public HttpResponse<Problem> handle(@SuppressWarnings("rawtypes") HttpRequest request, Refusal refusal) {
        return Problems.of(refusal.status(), refusal.code(), refusal.detail(), refusal.retryAfter());
    }
}
