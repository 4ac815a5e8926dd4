package dev.jarvis.jobs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this process holds on to.
 *
 * @param threads without those that carry virtual threads, which Java makes as it likes
 * @param connections TCP, of both families
 * @param heapKib what is alive on the heap, right after a collection
 */
record Footprint(int threads, int descriptors, int connections, long heapKib) {

    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    static boolean canBeMeasured() {
        return Files.isDirectory(DESCRIPTORS);
    }

    static Footprint now() throws IOException {
        // Twice: what the first finds dead may hold what only the second can collect.
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
        var open = open();
        var tcp = tcp();
        int connections = (int) open.stream().filter(tcp::contains).count();
        return new Footprint(platformThreads(), open.size(), connections, heap);
    }

    private static int platformThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("VirtualThread"))
                .count();
    }

    /** What the descriptors stand for. */
    private static List<String> open() throws IOException {
        var names = new ArrayList<String>();
        try (var descriptors = Files.list(DESCRIPTORS)) {
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

    /** Every TCP socket of this machine, as a descriptor names it. */
    private static Set<String> tcp() throws IOException {
        var sockets = new HashSet<String>();
        for (var table : List.of("tcp", "tcp6")) {
            var file = Path.of("/proc/self/net", table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.strip().split("\\s+", -1)[9])
                        .forEach(inode -> sockets.add("socket:[" + inode + "]"));
            }
        }
        return sockets;
    }
}
