package dev.jarvis.functions;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.resource.StaticResourceResolver;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dashboard's files can be read and nothing else; Micronaut would answer any method with the file. */
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PagesAreRead {

    private static final Set<HttpMethod> READING = EnumSet.of(HttpMethod.GET, HttpMethod.HEAD);

    private final StaticResourceResolver files;

    PagesAreRead(StaticResourceResolver files) {
        this.files = files;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (READING.contains(request.getMethod())
                || files.resolve(request.getUri().getPath()).isEmpty()) {
            return null;
        }
        return Problems.of(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method_not_allowed",
                        "a page can be read by GET and HEAD, was " + request.getMethodName(),
                        Optional.empty())
                .header(HttpHeaders.ALLOW, "GET, HEAD");
    }
}
