package dev.jarvis.bench.training;

import dev.jarvis.bench.Scratch;
import dev.jarvis.bench.client.Feed;
import dev.jarvis.bench.client.Login;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Exports;
import dev.jarvis.bench.process.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts every program as it is started later, lets it do what it will do most, and ends it; the start script has Java
 * record each run into an ahead-of-time cache. Run by the build.
 */
public final class Training {

    private static final String PASSWORD = "the password of a training run";
    private static final List<String> HANDLERS = List.of(
            "/api/health",
            "/api/auth/me",
            "/api/cluster/status",
            "/api/cluster/resources?kind=node",
            "/api/memory/events?limit=50",
            "/api/incidents",
            "/api/metrics");
    private static final Map<String, String> RECORD = Map.of("AOT", "record");
    private static final Map<String, String> PLAIN = Map.of("AOT", "off");

    private Training() {}

    public static void main(String[] words) throws Exception {
        try (var scratch = Scratch.make()) {
            trainParts(scratch.folder().resolve("parts"));
            trainWhole(scratch.folder().resolve("whole"));
        }
    }

    /** The simulator, a pass over it, and the two servers over what the pass has written. */
    private static void trainParts(Path folder) throws Exception {
        var settings = settings(folder);
        try (var simulator = Running.jarvis(List.of("simulator", "--port", "0", "--control", "0"), RECORD)) {
            settings.putAll(Exports.of(simulator));
            for (var runs : List.of(PLAIN, RECORD)) {
                // The first pass of all only fills the state; the second compares, as every later one will.
                Running.jarvis(List.of("poll", "critical"), with(settings, runs))
                        .awaitEnd();
            }
        }
        try (var functions = Running.jarvis(List.of("functions"), with(settings, RECORD));
                var fanout = Running.jarvis(List.of("fanout"), with(settings, RECORD))) {
            var rest = functions.says("functions listen on (http:\\S+)").group(1);
            var socket = fanout.says("fan-out listens on (http:\\S+)").group(1);
            var login = Login.to(URI.create(rest), PASSWORD);
            ask(login, HANDLERS);
            listen(new Login(URI.create(socket), login.token(), login.http()));
        }
    }

    private static void trainWhole(Path folder) throws Exception {
        try (var standalone = Running.jarvis(List.of("up"), with(settings(folder), RECORD))) {
            var address = standalone.says("Dashboard +(http:\\S+)").group(1);
            var login = Login.to(URI.create(address), PASSWORD);
            ask(login, List.of("/"));
            ask(login, HANDLERS);
            listen(login);
        }
    }

    private static void ask(Login login, List<String> paths) throws IOException, InterruptedException {
        for (var path : paths) {
            int status = login.status(path);
            if (status != Login.OK) {
                throw new CannotMeasure(path + " was answered " + status);
            }
        }
    }

    /** Says hello and waits for the snapshot. */
    private static void listen(Login login) throws IOException, InterruptedException {
        Feed.follow(login).close();
    }

    private static Map<String, String> settings(Path folder) {
        return new HashMap<>(Map.of(
                "PORT", "0",
                "FANOUT_PORT", "0",
                "JARVIS_SIMULATOR_CONTROL", "0",
                "JARVIS_PASSWORD", PASSWORD,
                "DB_PATH", folder.resolve("jarvis.db").toString()));
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        var merged = new HashMap<>(settings);
        merged.putAll(more);
        return merged;
    }
}
