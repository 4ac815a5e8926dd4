package dev.jarvis.functions;

import dev.jarvis.access.Origins;
import dev.jarvis.access.SessionCookie;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** No page of somebody else's may ask, and a write that a browser's cookie authorises must say that it comes from ours. */
@ServerFilter("/api/**")
final class OwnOriginOnly {

    @RequestFilter
    void check(HttpRequest<?> request) {
        var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        var host = request.getHeaders().getFirst(HttpHeaders.HOST);
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        boolean byCookie = request.getCookies().contains(SessionCookie.NAME)
                && !request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
        if (!Origins.isOurs(origin, host) || (!reads && byCookie && origin.isEmpty())) {
            throw Refusal.forbidden(
                    "foreign_origin",
                    "this request must come from a page of JARVIS itself: its Origin is " + origin.orElse("missing"));
        }
    }
}
