package dev.jarvis.standalone.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What a process holds on to.
 *
 * @param heapKib what is alive on its heap, right after a collection
 */
record Footprint(int threads, int descriptors, long heapKib) {

    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final Pattern USED = Pattern.compile(
            "(?i)(?:defnew|def new generation|tenured|tenured generation)\\s+total \\d+K, used (\\d+)K");
    private static final long SETTLING_SECONDS = 30;

    /**
     * Measures once the process holds no more sockets than it may.
     *
     * @param sockets as many as it had when nobody was there: connections that have ended go at once, but not in no time
     */
    static Footprint of(long pid, long sockets) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS);
        while (sockets(pid) > sockets && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        return new Footprint(threads(pid), open(pid).size(), heap(jcmd(pid, "GC.heap_info")));
    }

    static long sockets(long pid) throws IOException {
        return open(pid).stream().filter(name -> name.startsWith("socket:")).count();
    }

    /** What the descriptors stand for. */
    private static List<String> open(long pid) throws IOException {
        var names = new ArrayList<String>();
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var descriptor : descriptors.toList()) {
                name(descriptor).ifPresent(names::add);
            }
        }
        return names;
    }

    /** Absent when it was closed while they were listed. */
    private static Optional<String> name(Path descriptor) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException closedMeanwhile) {
            return Optional.empty();
        }
    }

    private static int threads(long pid) throws IOException {
        return (int) sum(THREADS, Files.readString(Path.of("/proc", Long.toString(pid), "status")));
    }

    private static long heap(String info) {
        return sum(USED, info);
    }

    private static long sum(Pattern pattern, String text) {
        var found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no " + pattern + " in " + text);
        }
        return found.stream().mapToLong(match -> Long.parseLong(match.group(1))).sum();
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("jcmd " + command + ": " + said);
        }
        return said;
    }
}
