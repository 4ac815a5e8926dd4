package dev.jarvis.bench.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a program of this module in a JVM of its own. */
public final class Program {

    /** The flags with which the start script starts every JVM of JARVIS, and Java's own default of sharing classes. */
    public static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto");

    private Program() {}

    /** Runs a program's {@code main} with nothing on its class path but this module. */
    public static Running start(Class<?> main, List<String> words) throws IOException {
        return start(main, List.of(), words);
    }

    /**
     * Runs a program's {@code main} with nothing on its class path but this module.
     *
     * @param properties what the JVM is told beyond {@link #FLAGS}
     */
    public static Running start(Class<?> main, List<String> properties, List<String> words) throws IOException {
        return start(main, home(main).toString(), properties, words, Map.of());
    }

    /** Runs a program's {@code main} with all that this process has on its class path, as the start script would. */
    public static Running startWithLibraries(Class<?> main, Map<String, String> settings, String... words)
            throws IOException {
        var properties = List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.sqlite.lib.path=" + System.getProperty("org.sqlite.lib.path", ""));
        return start(main, System.getProperty("java.class.path", ""), properties, List.of(words), settings);
    }

    private static Running start(
            Class<?> main, String classPath, List<String> flags, List<String> words, Map<String, String> settings)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(words);
        return Running.start(command, settings);
    }

    private static Path home(Class<?> program) {
        try {
            return Path.of(
                    program.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException senseless) {
            throw new IllegalStateException(senseless);
        }
    }
}
