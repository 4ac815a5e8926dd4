package dev.jarvis.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that was started by a benchmark, and that ends with it. Thread-safe. */
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final StringBuilder output = new StringBuilder();

    private Running(Process process) {
        this.process = process;
    }

    /** The folder of the start script. */
    public static Path home() {
        var home = System.getenv("BENCH_HOME");
        if (home == null) {
            throw new IllegalStateException("start this by ./jarvis bench");
        }
        return Path.of(home);
    }

    /** Runs the start script with these words, and with no other setting of JARVIS than these. */
    public static Running jarvis(List<String> words, Map<String, String> settings) throws IOException {
        var command = new ArrayList<String>();
        command.add(home().resolve("jarvis").toString());
        command.addAll(words);
        return start(command, settings);
    }

    /** Runs a command with no other setting of JARVIS than these. */
    public static Running start(List<String> command, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(Running::isOurs);
        builder.environment().putAll(settings);
        var running = new Running(builder.start());
        Thread.ofPlatform().daemon().name("output").start(running::collect);
        return running;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("JARVIS_")
                || name.startsWith("PROXMOX_")
                || List.of("PORT", "FANOUT_PORT", "DB_PATH", "DB_URL", "JWT_SECRET")
                        .contains(name);
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

    /** Waits until the output matches; fails with the output when the process ends before, or says nothing for a minute. */
    public MatchResult says(String pattern) throws InterruptedException {
        var wanted = Pattern.compile(pattern);
        long until = System.nanoTime() + PATIENCE.toNanos();
        synchronized (output) {
            while (true) {
                var matcher = wanted.matcher(output);
                if (matcher.find()) {
                    return matcher.toMatchResult();
                }
                long left = until - System.nanoTime();
                if (left <= 0 || !process.isAlive()) {
                    throw new IllegalStateException("it did not say " + pattern + " but:\n" + output);
                }
                output.wait(Math.min(200, 1 + left / 1_000_000));
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    /** This process and all that it started. */
    public List<Long> pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** All that it has said. */
    public String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /** Waits until it ends by itself, as it must with 0. */
    public void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            close();
            throw new IllegalStateException("it did not end well:\n" + output());
        }
    }

    /** Asks it to end, and waits. */
    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            process.destroyForcibly();
            throw new IllegalStateException("process " + pid() + " did not end when asked to", stuck);
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
