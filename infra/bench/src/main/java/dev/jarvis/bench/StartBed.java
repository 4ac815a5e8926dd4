package dev.jarvis.bench;

import dev.jarvis.bench.client.Login;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Exports;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.program.Hello;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the starts need: a database that is there already, a simulator to poll, a login for the fan-out.
 *
 * @param cluster the settings that name the simulator
 * @param watched a database in which the simulator's cluster was read
 * @param demo a database of {@code up}, which watches its own simulator
 */
record StartBed(
        Scratch scratch,
        Running simulator,
        Map<String, String> cluster,
        Path watched,
        Path demo,
        String password,
        String bearer)
        implements AutoCloseable {

    private static final Map<String, String> NO_CACHE = Map.of("AOT", "off");
    private static final String HEALTH = "/api/health";

    /** The names of the ahead-of-time caches that the build has left. */
    static List<String> caches() throws IOException {
        var folder = Running.home().resolve("target").resolve("aot");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".aot"))
                    .sorted()
                    .toList();
        }
    }

    static StartBed make() throws IOException, InterruptedException {
        var scratch = Scratch.make();
        var simulator = Running.jarvis(List.of("simulator", "--port", "0", "--control", "0"), Map.of());
        try {
            var password = Password.draw();
            var watched = scratch.folder().resolve("watched").resolve("jarvis.db");
            var demo = scratch.folder().resolve("demo").resolve("jarvis.db");
            var cluster = Exports.of(simulator);
            var bed = new StartBed(scratch, simulator, cluster, watched, demo, password, "");
            Jarvis.start("up", demo, Map.of("JARVIS_PASSWORD", password)).close();
            bed.toItsEnd("poll", "critical", Map.of());
            return new StartBed(scratch, simulator, cluster, watched, demo, password, bed.logIn());
        } catch (IOException | InterruptedException | CannotMeasure failed) {
            simulator.close();
            scratch.close();
            throw failed;
        }
    }

    private String logIn() throws IOException, InterruptedException {
        var settings = new LinkedHashMap<>(overTheWatched(Map.of()));
        settings.put("PORT", "0");
        try (var functions = Running.jarvis(List.of("functions"), settings)) {
            var address = functions.says("functions listen on (http:\\S+)").group(1);
            return Login.to(URI.create(address), password).bearer();
        }
    }

    /** Starts it once, and ends it. Answers how long it took, in nanoseconds. */
    long take(StartCase kind) throws IOException, InterruptedException {
        var cache = kind.cached() ? Map.<String, String>of() : NO_CACHE;
        return switch (kind.what()) {
            case UP_FIRST -> {
                try (var folder = Scratch.makeIn(scratch.folder())) {
                    yield up(folder.database(), cache);
                }
            }
            case UP_AGAIN -> up(demo, cache);
            case FUNCTIONS -> {
                int port = Knock.freePort();
                yield served("functions", "PORT", Knock.get(port, HEALTH), overTheWatched(cache));
            }
            case FANOUT -> {
                int port = Knock.freePort();
                yield served("fanout", "FANOUT_PORT", Knock.upgrade(port, "/ws", bearer), overTheWatched(cache));
            }
            case STATUS -> toItsEnd("status", "--json", cache);
            case POLL -> toItsEnd("poll", "critical", cache);
            case HELLO -> hello();
        };
    }

    private long up(Path database, Map<String, String> cache) throws IOException, InterruptedException {
        var settings = new LinkedHashMap<>(Jarvis.settings(database, password));
        settings.putAll(cache);
        return served("up", "PORT", Knock.get(Knock.freePort(), HEALTH), settings);
    }

    private static long served(String word, String port, Knock knock, Map<String, String> settings)
            throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(settings);
        all.put(port, Integer.toString(knock.port()));
        long began = System.nanoTime();
        try (var running = Running.jarvis(List.of(word), all)) {
            return knock.untilAnsweredBy(running) - began;
        }
    }

    private long toItsEnd(String word, String argument, Map<String, String> cache)
            throws IOException, InterruptedException {
        var settings = overTheWatched(cache);
        long began = System.nanoTime();
        try (var running = Running.jarvis(List.of(word, argument), settings)) {
            running.awaitEnd();
            return System.nanoTime() - began;
        }
    }

    private static long hello() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (var running = Program.start(Hello.class, List.of())) {
            running.awaitEnd();
            long took = System.nanoTime() - began;
            running.says(Hello.LINE);
            return took;
        }
    }

    private Map<String, String> overTheWatched(Map<String, String> more) {
        var settings = new LinkedHashMap<>(cluster);
        settings.put("DB_PATH", watched.toString());
        settings.put("JARVIS_PASSWORD", password);
        settings.putAll(more);
        return settings;
    }

    @Override
    public void close() throws IOException {
        simulator.close();
        scratch.close();
    }

    @Override
    public String toString() {
        return "StartBed[" + scratch.folder() + "]";
    }
}
