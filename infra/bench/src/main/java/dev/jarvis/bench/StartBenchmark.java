package dev.jarvis.bench;

import dev.jarvis.bench.process.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** How long a person waits for each command, with the ahead-of-time cache and without. */
final class StartBenchmark implements Benchmark {

    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String purpose() {
        return "from a command to its first answer, or to its end";
    }

    @Override
    public String options() {
        return "[--runs 7]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        int runs = Arguments.read(words, List.of("--runs")).number("--runs", 7, 1, 1000);
        var conditions = new ArrayList<>(Machine.conditions());
        var caches = StartBed.caches();
        conditions.add(
                caches.isEmpty()
                        ? "there are no ahead-of-time caches here: everything is measured without, and the goal, "
                                + "which is for a start with the cache, is not set"
                        : "ahead-of-time caches: " + String.join(", ", caches) + "; without: AOT=off");
        // In one order, each kind would always meet what the same other kind has left behind.
        long seed = new Random().nextLong();
        var order = new Random(seed);
        conditions.add(runs + " runs of each; in every round all kinds once, in an order drawn with seed " + seed
                + "; medians");
        conditions.add("servers: from the execution of ./jarvis to the first 200 of GET /api/health (fan-out: the first"
                + " WebSocket that opens), asked for every 5 ms; commands: to their end");
        conditions.add("sources unchanged since the build; files are in the page cache after the first run");
        try (var bed = StartBed.make()) {
            var samples = new LinkedHashMap<StartCase, List<Long>>();
            StartCase.all(!caches.isEmpty()).forEach(kind -> samples.put(kind, new ArrayList<>()));
            var kinds = new ArrayList<>(samples.keySet());
            for (int round = 0; round < runs; round++) {
                Collections.shuffle(kinds, order);
                for (var kind : kinds) {
                    recorded(samples, kind).add(bed.take(kind));
                }
            }
            return report(conditions, samples);
        }
    }

    private static Report report(List<String> conditions, Map<StartCase, List<Long>> samples) {
        double hello =
                seconds(Quantiles.of(recorded(samples, StartCase.YARDSTICK)).median());
        var figures = new ArrayList<Figure>();
        samples.forEach((kind, taken) -> figures.add(figure(kind, Quantiles.of(taken), hello)));
        return new Report(
                "start: seconds that a person waits",
                conditions,
                "a JVM that prints one line (" + String.join(" ", Program.FLAGS) + ")",
                figures);
    }

    private static Figure figure(StartCase kind, Quantiles taken, double yardstick) {
        var figure = Figure.of(kind.title(), seconds(taken.median()), "s")
                .against(yardstick)
                .noting(String.format(
                        Locale.ROOT, "least %.3f, greatest %.3f", seconds(taken.least()), seconds(taken.greatest())));
        return kind.goalSeconds().map(figure::withGoal).orElse(figure);
    }

    private static List<Long> recorded(Map<StartCase, List<Long>> samples, StartCase kind) {
        return samples.computeIfAbsent(kind, _ -> new ArrayList<>());
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
