package dev.jarvis.bench.training;

import dev.jarvis.bench.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Starts every program as it is started later, lets it do what it will do most, and ends it; the start script has Java
 * record each run into an ahead-of-time cache. Run by the build.
 */
public final class Training {

    private static final String PASSWORD = "the password of a training run";
    private static final Map<String, String> RECORD = Map.of("AOT", "record");
    private static final Map<String, String> PLAIN = Map.of("AOT", "off");

    private Training() {}

    public static void main(String[] words) throws Exception {
        var folder = Files.createTempDirectory("jarvis-training");
        try {
            trainParts(folder.resolve("parts"));
            trainWhole(folder.resolve("whole"));
        } finally {
            remove(folder);
        }
    }

    /** The simulator, a pass over it, and the two servers over what the pass has written. */
    private static void trainParts(Path folder) throws Exception {
        var settings = settings(folder);
        try (var simulator = Running.jarvis(List.of("simulator", "--port", "0", "--control", "0"), RECORD)) {
            settings.putAll(exportsOf(simulator));
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
            Visit.of(rest, PASSWORD).toHandlers().toSocket(socket);
        }
    }

    private static void trainWhole(Path folder) throws Exception {
        try (var standalone = Running.jarvis(List.of("up"), with(settings(folder), RECORD))) {
            var address = standalone.says("Dashboard +(http:\\S+)").group(1);
            Visit.of(address, PASSWORD).toPage().toHandlers().toSocket(address);
        }
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

    private static Map<String, String> exportsOf(Running simulator) throws InterruptedException {
        simulator.says("PROXMOX_FINGERPRINTS=\\S+\n");
        return simulator
                .output()
                .lines()
                .filter(line -> line.startsWith("export "))
                .map(line -> line.substring("export ".length()).split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1].replace("'", "")));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
