package dev.jarvis.proxmox;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;

/** The kept connections to one host. One call is one exchange with a deadline over all of it, its body included. */
final class Exchange implements AutoCloseable {

    /** More than any answer of a cluster of 32 nodes and 2,000 guests, which is about 1.5 MB. */
    static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

    private final ProxmoxHost host;
    private final Optional<ApiToken> token;
    private final HttpClient client;

    Exchange(ProxmoxHost host, Optional<ApiToken> token, HostTrust trust, Duration connect) {
        this.host = host;
        this.token = token;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(ProxySelector.of(null))
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .sslContext(context(trust))
                .build();
    }

    /** Sends the call and reads the whole answer, or throws what broke it. */
    Answer send(ApiCall call, Duration deadline) throws BrokenExchange {
        var response = client.sendAsync(
                request(call), BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BODY_BYTES));
        try {
            var answer = response.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return new Answer(host, answer.statusCode(), answer.body().strip());
        } catch (TimeoutException late) {
            cancel(response);
            throw new BrokenExchange(
                    new ProxmoxError.Unreachable(
                            host.key(), "no whole answer within " + seconds(deadline), call.write()),
                    true,
                    late);
        } catch (ExecutionException broken) {
            throw broken(call, broken.getCause() == null ? broken : broken.getCause());
        } catch (InterruptedException interrupted) {
            cancel(response);
            Thread.currentThread().interrupt();
            throw new ProxmoxException(
                    new ProxmoxError.Unreachable(host.key(), "the call was interrupted", call.write()), interrupted);
        }
    }

    /** Drops the connections; a call under way breaks. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(ApiCall call) {
        var request = HttpRequest.newBuilder(call.uri(host)).header("Accept", "application/json");
        token.ifPresent(known -> request.header("Authorization", known.header()));
        return switch (call.method()) {
            case GET -> request.GET().build();
            case DELETE -> request.DELETE().build();
            case POST ->
                request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                call.parameters().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(call.form()))
                        .build();
        };
    }

    private BrokenExchange broken(ApiCall call, Throwable cause) {
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof UntrustedCertificate untrusted) {
                return new BrokenExchange(untrusted.error(), false, cause);
            }
        }
        boolean sent = !(cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException);
        return new BrokenExchange(
                new ProxmoxError.Unreachable(host.key(), reason(cause), sent && call.write()), sent, cause);
    }

    private static String reason(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "it does not take the connection";
        }
        if (cause instanceof ConnectException) {
            return cause.getCause() instanceof UnresolvedAddressException || cause instanceof UnknownHostException
                    ? "its name is not known"
                    : "connection refused";
        }
        if (cause instanceof SSLHandshakeException) {
            return "TLS failed: " + cause.getMessage();
        }
        var text = String.valueOf(cause.getMessage());
        return text.contains("body exceeds") || text.contains("capacity")
                ? "its answer is longer than " + MAX_BODY_BYTES + " bytes"
                : "the connection broke: " + text;
    }

    private static void cancel(CompletableFuture<HttpResponse<String>> response) {
        response.cancel(true);
    }

    private static String seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0 + " s";
    }

    private static SSLContext context(HostTrust trust) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java has no TLS", impossible);
        }
    }
}
