package dev.jarvis.functions;

import dev.jarvis.access.Origins;
import dev.jarvis.access.SessionCookie;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A write that a browser's cookie authorises must come from a page of ours, and say so. */
@ServerFilter("/api/**")
final class OwnOriginOnly {

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
            return null;
        }
        var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        boolean byCookie = request.getCookies().contains(SessionCookie.NAME)
                && !request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        if (!Origins.isOurs(origin, host) || (byCookie && origin.isEmpty())) {
            return Problems.of(
                    HttpStatus.FORBIDDEN,
                    "foreign_origin",
                    "this request must come from a page of JARVIS itself: its Origin is " + origin.orElse("missing"),
                    Optional.empty());
        }
        return null;
    }
}
