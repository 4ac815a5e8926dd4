package dev.jarvis.functions;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names of methods are case-sensitive (RFC 9110, 9.1); Micronaut would take "get" for GET. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class MethodsAsWritten {

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        var method = request.getMethod();
        if (method == HttpMethod.CUSTOM || method.name().equals(request.getMethodName())) {
            return null;
        }
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "unknown_method",
                "methods are written in capitals: " + method.name() + ", was " + request.getMethodName(),
                Optional.empty());
    }
}
