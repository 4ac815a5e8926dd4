package dev.jarvis.fanout;

import dev.jarvis.access.Origins;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.HttpVersion;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A page of somebody else's may not connect, whatever cookies its browser sends along; and an upgrade must be one: the
 * server fails at a half one without an answer. Asked before the login is.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ServerFilter({"/ws", "/ws/**"})
final class UpgradeGuard {

    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        var headers = request.getHeaders();
        if (!Origins.isOurs(headers.getFirst(HttpHeaders.ORIGIN), headers.getFirst(HttpHeaders.HOST))) {
            return HttpResponse.status(HttpStatus.FORBIDDEN);
        }
        if (!isUpgrade(request)) {
            return refusal(
                    HttpStatus.BAD_REQUEST,
                    "a WebSocket is opened here: by GET in HTTP/1.1 with one Upgrade, Connection and Sec-WebSocket-Key");
        }
        if (!headers.getAll("Sec-WebSocket-Version").equals(List.of(VERSION))) {
            return refusal(HttpStatus.UPGRADE_REQUIRED, "version " + VERSION + " of WebSockets is spoken here")
                    .header("Sec-WebSocket-Version", VERSION);
        }
        return null;
    }

    private static boolean isUpgrade(HttpRequest<?> request) {
        var headers = request.getHeaders();
        return request.getMethod() == HttpMethod.GET
                && request.getHttpVersion() == HttpVersion.HTTP_1_1
                && isOne(headers.getAll(HttpHeaders.UPGRADE), "websocket"::equalsIgnoreCase)
                && headers.getAll(HttpHeaders.CONNECTION).stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .anyMatch(word -> word.strip().equalsIgnoreCase(HttpHeaders.UPGRADE))
                && isOne(headers.getAll("Sec-WebSocket-Key"), UpgradeGuard::isKey);
    }

    private static boolean isOne(List<String> lines, Predicate<String> good) {
        return lines.size() == 1 && good.test(lines.getFirst());
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    private static MutableHttpResponse<String> refusal(HttpStatus status, String why) {
        return HttpResponse.<String>status(status)
                .contentType(MediaType.TEXT_PLAIN_TYPE)
                .body(why);
    }
}
