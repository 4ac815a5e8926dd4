package dev.jarvis.net;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.settings.Printable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * An HTTP service that wakes nodes in our place, for where JARVIS cannot broadcast. It is sent {@code POST} to exactly
 * {@code WOL_API_URL} with {@code Content-Type: application/json} and
 * <pre>{"mac": "aa:bb:cc:dd:ee:ff", "node": "pve2"}</pre>
 * and, where {@code WOL_API_TOKEN} is set, {@code Authorization: Bearer TOKEN}. Any 2xx answer means that the packet was
 * sent; anything else is a failure whose body is shown. Redirects are not followed, and a certificate must be one that this
 * system trusts. Thread-safe.
 */
final class WakeService {

    private static final int MOST_BYTES = 64 * 1024;

    private final URI address;
    private final Optional<String> token;
    private final Duration limit;

    /** @param limit over all, from the connect to the last byte of the answer */
    WakeService(URI address, Optional<String> token, Duration limit) {
        this.address = address;
        this.token = token;
        this.limit = limit;
    }

    WakeResult wake(NodeName node, MacAddress card) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .proxy(ProxySelector.of(null))
                        .executor(executor)
                        .build()) {
            try {
                return read(
                        card,
                        client.sendAsync(
                                        request(node, card),
                                        BodyHandlers.limiting(
                                                BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES))
                                .get(limit.toMillis(), TimeUnit.MILLISECONDS));
            } finally {
                client.shutdownNow();
            }
        } catch (TimeoutException late) {
            return failed("did not answer within " + limit.toMillis() + " ms");
        } catch (ExecutionException broken) {
            return failed(reason(Optional.ofNullable(broken.getCause()).orElse(broken)));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return failed("was not waited for");
        }
    }

    private HttpRequest request(NodeName node, MacAddress card) {
        // Neither value can hold a character that JSON would want escaped.
        var body = "{\"mac\": \"" + card + "\", \"node\": \"" + node + "\"}";
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.build();
    }

    private WakeResult read(MacAddress card, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 == 2) {
            return new WakeResult.Ordered(card, address.toString());
        }
        var shown = Printable.excerpt(answer.body().strip());
        var status = "answered " + answer.statusCode() + (shown.isEmpty() ? "" : ": " + shown);
        return switch (answer.statusCode()) {
            case 401, 403 -> new WakeResult.Failed(text(status + " (check WOL_API_TOKEN)"), false);
            case 404 -> new WakeResult.Failed(text(status + " (check WOL_API_URL)"), false);
            default -> new WakeResult.Failed(text(status), answer.statusCode() / 100 == 5);
        };
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> "cannot be reached";
            case SSLException untrusted -> "has no certificate that this system trusts: " + said(untrusted);
            case IOException broken -> "broke the connection: " + said(broken);
            default -> "failed: " + said(cause);
        };
    }

    private static String said(Throwable cause) {
        return Printable.excerpt(String.valueOf(cause.getMessage()));
    }

    private WakeResult failed(String what) {
        return new WakeResult.Failed(text(what), true);
    }

    private String text(String what) {
        return "the Wake-on-LAN service " + address + " " + what;
    }
}
