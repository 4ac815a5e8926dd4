package dev.jarvis.standalone.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Measures once the process holds no more descriptors than it may.
     *
     * @param descriptors as many as it had when nobody was there: connections that have ended go at once, but not in no time
     */
    static Footprint of(long pid, int descriptors) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLING_SECONDS);
        while (descriptors(pid) > descriptors && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        return new Footprint(threads(pid), descriptors(pid), heap(jcmd(pid, "GC.heap_info")));
    }

    static int descriptors(long pid) throws IOException {
        try (var open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return (int) open.count();
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
