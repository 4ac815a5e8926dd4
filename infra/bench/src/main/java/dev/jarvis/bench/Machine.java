package dev.jarvis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Where a figure was measured, in words for a report's conditions. */
final class Machine {

    private static final Path MODEL = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    /** The machine, and how busy it was when this was called: call it before the measuring begins. */
    static List<String> conditions() throws IOException {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "machine: %d cores%s, %s %s, JDK %s",
                        Runtime.getRuntime().availableProcessors(),
                        model(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version()),
                "load before it began: " + Files.readString(LOAD).split(" ", -1)[0]
                        + " runnable threads on average over the last minute");
    }

    private static String model() throws IOException {
        try (var lines = Files.lines(MODEL)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " of " + line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        }
    }
}
