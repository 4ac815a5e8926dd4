package dev.jarvis.bench;

import dev.jarvis.bench.client.Browser;
import dev.jarvis.bench.client.PlainViewer;
import dev.jarvis.bench.client.Viewer;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.program.Asleep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much memory all processes take while somebody looks at the page. */
final class MemoryBenchmark implements Benchmark {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration USUALLY = Duration.ofMinutes(10);
    private static final double GOAL_MEGABYTES = 300;
    private static final String STANDALONE = "standalone";
    private static final String SPLIT = "split";

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String purpose() {
        return "memory of all processes with the page open";
    }

    @Override
    public String options() {
        return "[--for 10m] [--shape standalone|split]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var arguments = Arguments.read(words, List.of("--for", "--shape"));
        var time = arguments.time("--for", USUALLY, EVERY);
        var shape = arguments.oneOf("--shape", List.of(STANDALONE, SPLIT));
        var conditions = new ArrayList<>(Machine.conditions());
        try (var scratch = Scratch.make();
                var jarvis = Jarvis.start(shape.equals(SPLIT) ? "split" : "up", scratch.database(), Map.of());
                var asleep = Program.start(Asleep.class, List.of())) {
            asleep.says(Asleep.LINE);
            try (var viewer = viewer(jarvis, scratch.folder().resolve("profile"))) {
                conditions.add("shape: " + shape + ", with the simulator: " + Jarvis.NODES + " nodes, " + Jarvis.GUESTS
                        + " guests");
                conditions.add("who looks: " + viewer.description());
                var samples = sample(time, jarvis.process(), viewer);
                var bare = MemorySample.take(asleep);
                conditions.add(
                        samples.size() + " samples, one every " + EVERY.toSeconds() + " s over " + time.toSeconds()
                                + " s; at each the page was live and showed all guests; 1 MB is 1,000,000 bytes");
                conditions.add("PSS divides a page among the processes that have it, also those of this benchmark and"
                        + " of others on this machine; RSS counts it whole in each");
                return report(shape, conditions, samples, bare);
            }
        }
    }

    private static Viewer viewer(Jarvis jarvis, Path profile) throws IOException, InterruptedException {
        var login = jarvis.logIn();
        var browser = Browser.find();
        return browser.isPresent()
                ? Browser.open(browser.get(), profile, jarvis.address(), jarvis.password(), Jarvis.GUESTS)
                : PlainViewer.open(login, Jarvis.GUESTS);
    }

    private static List<MemorySample> sample(Duration time, Running jarvis, Viewer viewer)
            throws IOException, InterruptedException {
        var samples = new ArrayList<MemorySample>();
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            jarvis.keepsRunning(EVERY);
            if (!viewer.seesEverything()) {
                throw new CannotMeasure("the page was not live, or did not show all guests, after "
                        + EVERY.multipliedBy(samples.size() + 1).toSeconds() + " s");
            }
            samples.add(MemorySample.take(jarvis));
        }
        return samples;
    }

    private static Report report(String shape, List<String> conditions, List<MemorySample> samples, MemorySample bare) {
        var goal = shape.equals(STANDALONE);
        var totals = MemorySample.totals(samples, MemorySample.Use::pssKib);
        var figures = new ArrayList<Figure>();
        var median = Figure.of("all processes, PSS, median", megabytes(totals.median()), "MB");
        var most = Figure.of("all processes, PSS, greatest", megabytes(totals.greatest()), "MB");
        for (var figure : List.of(median, most)) {
            var compared = figure.against(megabytes(bare.total(MemorySample.Use::pssKib)));
            figures.add(goal ? compared.withGoal(GOAL_MEGABYTES) : compared);
        }
        figures.add(Figure.of(
                        "all processes, RSS, median",
                        megabytes(MemorySample.totals(samples, MemorySample.Use::rssKib)
                                .median()),
                        "MB")
                .against(megabytes(bare.total(MemorySample.Use::rssKib))));
        for (var name : MemorySample.names(samples)) {
            figures.add(Figure.of(
                            name + ", PSS, median",
                            megabytes(MemorySample.of(name, samples).median()),
                            "MB")
                    .against(megabytes(bare.total(MemorySample.Use::pssKib))));
        }
        return new Report(
                "memory: what all processes take with the page open",
                conditions,
                "a JVM that sleeps, beside it (" + String.join(" ", Program.FLAGS) + ")",
                figures);
    }

    private static double megabytes(long kib) {
        return kib * 1024 / 1e6;
    }
}
