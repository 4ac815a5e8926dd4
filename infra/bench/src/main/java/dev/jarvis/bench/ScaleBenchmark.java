package dev.jarvis.bench;

import dev.jarvis.bench.load.CriticalPasses;
import dev.jarvis.bench.process.Exports;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.process.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a large cluster costs beyond a small one: the time to read its state and find what changed, and memory. */
final class ScaleBenchmark implements Benchmark {

    private static final Duration USUALLY = Duration.ofSeconds(60);
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final int PASSES = 60;
    private static final int WARM_UP = 20;
    private static final double GOAL_MILLIS = 100;
    private static final double GOAL_MEGABYTES = 40;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double KIB_PER_MEGABYTE = 1e6 / 1024;
    private static final Pattern PASS = Pattern.compile("(?m)^pass (\\d+) (\\d+) (\\d+) (\\d+)$");

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public String purpose() {
        return "time and memory of a pass over 32 nodes and 2,000 guests";
    }

    @Override
    public String options() {
        return "[--passes 60] [--for 60s]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var arguments = Arguments.read(words, List.of("--passes", "--for"));
        int passes = arguments.number("--passes", PASSES, 1, 10_000);
        var time = arguments.time("--for", USUALLY, LEAST);
        var small = measured(ClusterSize.SMALL, passes, time);
        var large = measured(ClusterSize.LARGE, passes, time);
        var conditions = new ArrayList<>(Machine.conditions());
        conditions.add(String.format(
                Locale.ROOT,
                "medians of %d passes after %d of warm-up, of %s and of %s; the simulator is a process of its own",
                passes,
                WARM_UP,
                ClusterSize.LARGE,
                ClusterSize.SMALL));
        conditions.add(String.format(
                Locale.ROOT,
                "parse and diff: a look of the critical tier less the time that the same two answers (%.0f KB) take when"
                        + " nobody reads them; memory: PSS of poll critical, a pass a second for %d s",
                large.bytes() / 1e3,
                time.toSeconds()));
        return new Report(
                "scale: what a large cluster costs",
                conditions,
                "the same for " + ClusterSize.SMALL,
                figures(small, large));
    }

    private static List<Figure> figures(Measured small, Measured large) {
        double grown = (large.pssKib() - small.pssKib()) / KIB_PER_MEGABYTE;
        return List.of(
                Figure.of("parse and diff", large.judgedMillis(), "ms")
                        .withGoal(GOAL_MILLIS)
                        .against(small.judgedMillis()),
                Figure.of("the two answers alone", large.fetchMillis(), "ms").against(small.fetchMillis()),
                Figure.of("a whole pass with its commit", large.wholeMillis(), "ms")
                        .against(small.wholeMillis()),
                Figure.of("memory of the polling process", large.pssKib() / KIB_PER_MEGABYTE, "MB")
                        .against(small.pssKib() / KIB_PER_MEGABYTE),
                Figure.of("memory beyond the small cluster's", grown, "MB").withGoal(GOAL_MEGABYTES));
    }

    /** Medians; times in milliseconds. */
    private record Measured(double judgedMillis, double fetchMillis, double wholeMillis, long bytes, long pssKib) {}

    private static Measured measured(ClusterSize size, int passes, Duration time)
            throws IOException, InterruptedException {
        try (var scratch = Scratch.make();
                var simulator = size.simulate()) {
            var settings = new HashMap<>(Exports.of(simulator));
            settings.put("DB_PATH", scratch.database().toString());
            var lines = passes(settings, passes);
            return new Measured(
                    median(lines, pass -> pass.get(0) - pass.get(1)) / NANOS_PER_MILLI,
                    median(lines, pass -> pass.get(1)) / NANOS_PER_MILLI,
                    median(lines, pass -> pass.get(2)) / NANOS_PER_MILLI,
                    (long) median(lines, pass -> pass.get(3)),
                    memory(settings, time));
        }
    }

    private static List<List<Long>> passes(Map<String, String> settings, int passes)
            throws IOException, InterruptedException {
        var count = Integer.toString(WARM_UP + passes);
        try (var program = Program.startWithLibraries(CriticalPasses.class, settings, "--count", count)) {
            for (int made = 1; made <= WARM_UP + passes; made++) {
                program.says("(?:pass [^\n]*\n){" + made + "}"); // each has a minute
            }
            program.awaitEnd();
            return PASS.matcher(program.output())
                    .results()
                    .skip(WARM_UP)
                    .map(pass -> List.of(
                            Long.parseLong(pass.group(1)),
                            Long.parseLong(pass.group(2)),
                            Long.parseLong(pass.group(3)),
                            Long.parseLong(pass.group(4))))
                    .toList();
        }
    }

    /** The process as a person starts it, looked at once a second over the second half of its time. */
    private static long memory(Map<String, String> settings, Duration time) throws IOException, InterruptedException {
        try (var poll = Running.jarvis(List.of("poll", "critical", "--every", "1s"), settings)) {
            poll.says("critical: ");
            poll.keepsRunning(time.dividedBy(2));
            var samples = new ArrayList<Long>();
            for (long look = 0; look < time.dividedBy(2).toSeconds(); look++) {
                poll.keepsRunning(LOOK_AGAIN);
                long total = 0;
                for (long pid : poll.pids()) {
                    total += Usage.pssKib(pid);
                }
                samples.add(total);
            }
            return Quantiles.of(samples).median();
        }
    }

    private static double median(List<List<Long>> passes, ToLongFunction<List<Long>> figure) {
        return Quantiles.of(passes.stream().map(figure::applyAsLong).collect(Collectors.toList()))
                .median();
    }
}
