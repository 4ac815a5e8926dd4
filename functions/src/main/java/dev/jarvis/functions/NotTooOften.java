package dev.jarvis.functions;

import dev.jarvis.access.RequestLimit;
import dev.jarvis.access.RequestSettings;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Nobody may ask more often than is good for all, whatever this process is asked for: an answer, and where it serves them
 * a file of the dashboard and a WebSocket. Asked before the login is, which takes a look at the database.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NotTooOften {

    private final RequestLimit limit;
    private final Caller caller;
    private final int perSecond;

    NotTooOften(RequestLimit limit, Caller caller, RequestSettings settings) {
        this.limit = limit;
        this.caller = caller;
        this.perSecond = settings.requestsPerSecond();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var address = caller.addressOf(request);
        limit.count(address).ifPresent(wait -> {
            throw Refusal.tooMany(
                    "rate_limited",
                    "more than " + perSecond + " requests a second from " + address + ": try again in "
                            + Math.max(1, wait.toSeconds()) + " s",
                    wait);
        });
    }
}
