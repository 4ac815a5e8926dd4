package dev.jarvis.bench;

import dev.jarvis.bench.process.Exports;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.process.Usage;
import dev.jarvis.bench.program.Asleep;
import dev.jarvis.bench.program.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a cluster costs while nobody looks: processor, and bytes that go to the disk. */
final class IdleBenchmark implements Benchmark {

    private static final Duration USUALLY = Duration.ofMinutes(5);
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration PASS = Duration.ofSeconds(10);
    private static final double GOAL_PERCENT = 3;
    private static final double PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOURS_A_DAY = 24;

    /** Their files are in memory, so that nothing that is written there goes to a disk. */
    private static final Set<String> NO_DISK = Set.of("tmpfs", "ramfs");

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String purpose() {
        return "processor and disk while nobody looks";
    }

    @Override
    public String options() {
        return "[--for 5m] [--warm-up 1m] [--dir FOLDER] [--cluster small|large]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var arguments = Arguments.read(words, List.of("--for", "--warm-up", "--dir", "--cluster"));
        var size = ClusterSize.of(
                arguments.oneOf("--cluster", List.of(ClusterSize.SMALL.word(), ClusterSize.LARGE.word())));
        var time = arguments.time("--for", USUALLY, PASS);
        var warmUp = arguments.time("--warm-up", WARM_UP, Duration.ZERO);
        var parent = arguments.path("--dir");
        var conditions = new ArrayList<>(Machine.conditions());
        try (var simulator = size.simulate();
                var scratch = parent.isPresent() ? Scratch.makeIn(parent.get()) : Scratch.make()) {
            var disk = disk(scratch.folder());
            try (var jarvis = Jarvis.start("up", scratch.database(), Exports.of(simulator));
                    var asleep = Program.start(Asleep.class, List.of());
                    var pages = Program.start(
                            Pages.class,
                            List.of(scratch.folder().resolve("pages").toString(), PASS.toString()))) {
                asleep.says(Asleep.LINE);
                jarvis.process().keepsRunning(warmUp);
                var all = List.of(jarvis.process(), asleep, pages);
                long began = System.nanoTime();
                var before = costs(all);
                jarvis.process().keepsRunning(time);
                var after = costs(all);
                double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
                conditions.add(String.format(
                        Locale.ROOT,
                        "standalone over a simulated cluster (%s, not counted), nobody connected, over %.0f s after %d s"
                                + " of warm-up; the critical tier looks every %d s",
                        size,
                        seconds,
                        warmUp.toSeconds(),
                        PASS.toSeconds()));
                conditions.add(
                        "the database is on " + disk + "; bytes are write_bytes of /proc, 1 MB is 1,000,000 bytes");
                return report(size, conditions, differences(before, after), seconds);
            }
        }
    }

    private static String disk(Path folder) throws IOException {
        var type = Files.getFileStore(folder).type();
        if (NO_DISK.contains(type)) {
            throw new BadUsage("the database's folder is on " + type
                    + ", which is no disk, so that nothing would be counted: name another with --dir");
        }
        return type;
    }

    private record Cost(double cpuSeconds, long writtenBytes) {}

    private static List<Cost> costs(List<Running> processes) throws IOException {
        var costs = new ArrayList<Cost>();
        for (var process : processes) {
            double cpu = 0;
            long written = 0;
            for (long pid : process.pids()) {
                cpu += Usage.cpuSeconds(pid);
                written += Usage.writtenBytes(pid);
            }
            costs.add(new Cost(cpu, written));
        }
        return costs;
    }

    private static List<Cost> differences(List<Cost> before, List<Cost> after) {
        var differences = new ArrayList<Cost>();
        for (int index = 0; index < before.size(); index++) {
            var from = before.get(index);
            var to = after.get(index);
            differences.add(new Cost(to.cpuSeconds() - from.cpuSeconds(), to.writtenBytes() - from.writtenBytes()));
        }
        return differences;
    }

    private static Report report(ClusterSize size, List<String> conditions, List<Cost> costs, double seconds) {
        var jarvis = costs.get(0);
        var asleep = costs.get(1);
        var pages = costs.get(2);
        var figures = List.of(
                Figure.of("processor, of one core", PERCENT * jarvis.cpuSeconds() / seconds, "%")
                        .withGoal(GOAL_PERCENT)
                        .against(PERCENT * asleep.cpuSeconds() / seconds)
                        .noting(String.format(Locale.ROOT, "%.2f s in all", jarvis.cpuSeconds())),
                Figure.of("written to the disk in an hour", megabytesAnHour(jarvis, seconds), "MB")
                        .withGoal(size.megabytesADay() / HOURS_A_DAY)
                        .against(megabytesAnHour(pages, seconds))
                        .noting(jarvis.writtenBytes() + " bytes in all"));
        return new Report(
                "idle: what a cluster costs while nobody looks",
                conditions,
                "processor: a JVM that sleeps (" + String.join(" ", Program.FLAGS)
                        + "); disk: a program that appends one page of 4 KiB a pass, so that the ratio is pages a pass",
                figures);
    }

    private static double megabytesAnHour(Cost cost, double seconds) {
        return cost.writtenBytes() / 1e6 * SECONDS_PER_HOUR / seconds;
    }
}
