package dev.jarvis.bench.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a program of this module in a JVM of its own that has nothing on its class path but this module. */
public final class Program {

    /** The flags with which the start script starts every JVM of JARVIS, and Java's own default of sharing classes. */
    public static final List<String> FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto");

    private Program() {}

    /** Runs the program's {@code main} with these words. */
    public static Running start(Class<?> main, List<String> words) throws IOException {
        return start(main, List.of(), words);
    }

    /**
     * Runs the program's {@code main} with these words.
     *
     * @param properties what the JVM is told beyond {@link #FLAGS}
     */
    public static Running start(Class<?> main, List<String> properties, List<String> words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(properties);
        command.addAll(List.of("-cp", home(main).toString(), main.getName()));
        command.addAll(words);
        return Running.start(command, Map.of());
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
