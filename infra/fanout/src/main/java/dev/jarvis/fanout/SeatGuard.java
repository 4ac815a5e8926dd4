package dev.jarvis.fanout;

import dev.jarvis.access.ClientAddress;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.netty.NettyHttpRequest;
import org.jspecify.annotations.Nullable;

/** No more may connect than this process serves, nor from one address. Asked after the login was checked. */
@ServerFilter({"/ws", "/ws/**"})
final class SeatGuard implements Ordered {

    private static final String SECONDS_BEFORE_TRYING_AGAIN = "10";

    private final Connections connections;
    private final ClientAddress addresses;

    SeatGuard(Connections connections, ClientAddress addresses) {
        this.connections = connections;
        this.addresses = addresses;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        var address =
                addresses.of(request.getRemoteAddress(), request.getHeaders().getAll(ClientAddress.FORWARDED_FOR));
        var channel = ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel();
        return switch (connections.admit(channel, address)) {
            case Connections.Admission.Admitted() -> null;
            case Connections.Admission.Full(var most) ->
                refusal(HttpStatus.SERVICE_UNAVAILABLE, most + " are connected, which is as many as may be");
            case Connections.Admission.AddressFull(var most) ->
                refusal(
                        HttpStatus.TOO_MANY_REQUESTS,
                        most + " are connected from your address, which is as many as may be");
        };
    }

    private static HttpResponse<?> refusal(HttpStatus status, String detail) {
        return HttpResponse.status(status)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_BEFORE_TRYING_AGAIN)
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(detail);
    }
}
