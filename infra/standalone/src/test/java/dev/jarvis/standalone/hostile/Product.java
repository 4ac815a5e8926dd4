package dev.jarvis.standalone.hostile;

import dev.jarvis.standalone.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The whole product as a process of its own, with the options of its start script; it ends with this test. */
final class Product implements AutoCloseable {

    static final String PASSWORD = "correct horse battery staple";
    static final String SECRET = "a-secret-of-the-tests-with-more-than-32-bytes";
    static final String CLUSTER = "besieged";

    private static final Pattern ADDRESS = Pattern.compile("Dashboard +http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern UNEXPECTED = Pattern.compile("Exception|Error:|LEAK");

    /** Micronaut's own, once in thousands of clients that leave while they are answered; it reaches nobody. */
    private static final String OF_THE_SERVER_ITSELF = "java.lang.IllegalStateException: onNext before request?";

    private static final int PATIENCE_SECONDS = 90;

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private final int port;

    Product(Path database, Map<String, String> more) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Standalone.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("JARVIS_") || name.startsWith("PROXMOX_"));
        builder.environment().putAll(settings(database));
        builder.environment().putAll(more);
        process = builder.start();
        Thread.ofVirtual().name("output").start(this::collect);
        port = awaitPort();
    }

    private static Map<String, String> settings(Path database) {
        return new LinkedHashMap<>(Map.of(
                "PORT",
                "0",
                "JARVIS_SIMULATOR_CONTROL",
                "0",
                "DB_PATH",
                database.toString(),
                "JARVIS_PASSWORD",
                PASSWORD,
                "JWT_SECRET",
                SECRET,
                "JARVIS_CLUSTER",
                CLUSTER,
                "JARVIS_MONITOR_CRITICAL_EVERY",
                "1s",
                "JARVIS_TRUSTED_PROXIES",
                "127.0.0.1"));
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** What it wrote on its console that no person should have to read: every failure that nobody expected. */
    List<String> complaints() {
        return output().lines()
                .filter(line -> UNEXPECTED.matcher(line).find() && !line.endsWith(OF_THE_SERVER_ITSELF))
                .toList();
    }

    String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    private int awaitPort() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (output) {
            var said = ADDRESS.matcher(output);
            while (!said.find()) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0 || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new AssertionError("the product did not start:\n" + output);
                }
                output.wait(Math.min(left, 500));
                said = ADDRESS.matcher(output);
            }
            return Integer.parseInt(said.group(1));
        }
    }

    private void collect() {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (output) {
                    output.append(line).append('\n');
                    output.notifyAll();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Asks it to end, and waits. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            process.destroyForcibly();
            throw new AssertionError("the product did not end when asked to:\n" + output(), stuck);
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
