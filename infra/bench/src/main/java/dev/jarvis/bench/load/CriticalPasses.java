package dev.jarvis.bench.load;

import dev.jarvis.monitor.Tier;
import dev.jarvis.monitor.TierRunner;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Makes {@code --count} passes of the critical tier over the cluster and the database of the environment, and says of each
 * how long it looked, how long the same two answers took when nobody reads them, and how long the whole pass with its
 * commit took: {@code pass LOOK FETCH WHOLE BYTES}, in nanoseconds.
 */
public final class CriticalPasses {

    private static final String TIER = "critical";

    private final HttpClient http;
    private final Map<String, String> settings;

    private CriticalPasses(Map<String, String> settings) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsTheSimulator()}, null);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
        this.settings = settings;
    }

    public static void main(String[] words) throws Exception {
        var options = Options.of(Arrays.asList(words), Set.of("--count"), Set.of());
        var settings = Settings.of(System.getenv(), System.getProperties());
        try (var context = Launch.start(settings, Map.of())) {
            var passes = new CriticalPasses(settings.variables());
            var tier = context.getBeansOfType(Tier.class).stream()
                    .filter(candidate -> candidate.name().equals(TIER))
                    .findFirst()
                    .orElseThrow();
            var runner = context.getBean(TierRunner.class);
            for (int pass = 0; pass < options.count("--count", 60); pass++) {
                passes.one(tier, runner);
            }
        }
    }

    private void one(Tier tier, TierRunner runner) throws IOException, InterruptedException {
        long began = System.nanoTime();
        runner.run(tier);
        long ran = System.nanoTime();
        tier.look();
        long looked = System.nanoTime();
        long bytes = fetch("/cluster/status") + fetch("/cluster/resources");
        long fetched = System.nanoTime();
        System.out.println("pass " + (looked - ran) + " " + (fetched - looked) + " " + (ran - began) + " " + bytes);
    }

    private long fetch(String path) throws IOException, InterruptedException {
        var host = settings.getOrDefault("PROXMOX_NODES", "").replaceFirst(",.*", "");
        var request = HttpRequest.newBuilder(URI.create("https://" + host + "/api2/json" + path))
                .header(
                        "Authorization",
                        "PVEAPIToken=" + settings.get("PROXMOX_TOKEN_ID") + "=" + settings.get("PROXMOX_TOKEN_SECRET"))
                .build();
        return http.send(request, BodyHandlers.ofByteArray()).body().length;
    }

    /** It was started by the benchmark, on loopback: there is nobody to be protected from. */
    private static final class TrustsTheSimulator extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
