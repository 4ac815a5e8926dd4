package dev.jarvis.fanout;

import dev.jarvis.access.Origins;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/** A page of somebody else's may not connect, whatever cookies its browser sends along. Asked before the login is. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ServerFilter({"/ws", "/ws/**"})
final class UpgradeGuard {

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        var headers = request.getHeaders();
        return Origins.isOurs(headers.getFirst(HttpHeaders.ORIGIN), headers.getFirst(HttpHeaders.HOST))
                ? null
                : HttpResponse.status(HttpStatus.FORBIDDEN);
    }
}
