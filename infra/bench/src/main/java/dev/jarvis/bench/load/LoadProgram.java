package dev.jarvis.bench.load;

import dev.jarvis.bench.process.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a program of this package as a process of its own, with the flags that the start script uses. */
public final class LoadProgram {

    private LoadProgram() {}

    public static Running start(Class<?> program, Map<String, String> settings, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.sqlite.lib.path=" + System.getProperty("org.sqlite.lib.path", ""),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(words));
        return Running.start(command, settings);
    }
}
