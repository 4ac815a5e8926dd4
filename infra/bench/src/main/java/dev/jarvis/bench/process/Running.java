package dev.jarvis.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that was started by a benchmark, and that ends with it. Thread-safe. */
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final Set<Running> ALL = ConcurrentHashMap.newKeySet();

    static {
        // A benchmark that is interrupted must not leave what it started behind.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ALL.forEach(running -> running.family().forEach(ProcessHandle::destroy)), "stop"));
    }

    private final Process process;
    private final StringBuilder output = new StringBuilder();
    private boolean saidAll;

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
        builder.environment().put("JARVIS_SETTINGS", "none");
        builder.environment().putAll(settings);
        var running = new Running(builder.start());
        ALL.add(running);
        Thread.ofPlatform().daemon().name("output").start(running::collect);
        return running;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("JARVIS_")
                || name.startsWith("PROXMOX_")
                || name.startsWith("SSH_")
                || name.startsWith("WOL_")
                || List.of("NODE_MACS", "PORT", "FANOUT_PORT", "DB_PATH", "DB_URL", "JWT_SECRET", "AOT")
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
        } finally {
            synchronized (output) {
                saidAll = true;
                output.notifyAll();
            }
        }
    }

    /**
     * Waits until the output matches.
     *
     * @throws CannotMeasure with the output, when the process ends before or does not say it within a minute
     */
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
                if (left <= 0 || saidAll) {
                    throw new CannotMeasure(name() + " did not say " + pattern + " but:\n" + output);
                }
                TimeUnit.NANOSECONDS.timedWait(output, left);
            }
        }
    }

    /**
     * Waits until it has ended well, by itself.
     *
     * @throws CannotMeasure with the output, when it ends with another code than 0 or not within a minute
     */
    public void awaitEnd() throws InterruptedException {
        awaitEnd(PATIENCE);
    }

    /**
     * The same, for what may take longer.
     *
     * @param patience how long
     */
    public void awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new CannotMeasure(
                    name() + " did not end within " + patience.toSeconds() + " s but said:\n" + output());
        }
        if (process.exitValue() != 0) {
            throw new CannotMeasure(name() + " ended with " + process.exitValue() + " and said:\n" + output());
        }
    }

    /**
     * Waits so long while it runs.
     *
     * @throws CannotMeasure with the output, as soon as it ends
     */
    public void keepsRunning(Duration time) throws InterruptedException {
        if (process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new CannotMeasure(name() + " ended with " + process.exitValue() + " and said:\n" + output());
        }
    }

    public long pid() {
        return process.pid();
    }

    /** This process and all that it started. */
    public List<Long> pids() {
        return family().map(ProcessHandle::pid).toList();
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.toHandle().descendants());
    }

    /** All that it has said. */
    public String output() {
        synchronized (output) {
            return output.toString();
        }
    }

    /**
     * An orphan that has ended stays listed until it is collected, for which nobody here can wait. Nor may anything here
     * wait for the common pool: a thread of it may itself wait for the pipe of a process whose children hold it open.
     */
    private static void awaitEndOf(ProcessHandle member, long until) {
        boolean ended = Usage.hasEnded(member.pid());
        while (!ended) {
            if (System.nanoTime() > until) {
                throw new CannotMeasure("process " + member.pid() + " did not end when asked to");
            }
            ended = endsSoon(member) || Usage.hasEnded(member.pid());
        }
    }

    private static boolean endsSoon(ProcessHandle member) {
        try {
            member.onExit().get(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted while process " + member.pid() + " was to end");
        }
    }

    private String name() {
        return "process " + pid();
    }

    /** Asks it to end, then what it started and left behind, and waits until all are gone. */
    @Override
    public void close() {
        var family = family().toList();
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            for (var member : family) {
                // Process.destroy would also close the pipe under the reader of the last words.
                member.destroy();
                awaitEndOf(member, until);
            }
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
            ALL.remove(this);
        }
    }
}
