package dev.jarvis.bench;

import dev.jarvis.bench.load.EventWriter;
import dev.jarvis.bench.load.LoadProgram;
import dev.jarvis.bench.load.Options;
import dev.jarvis.bench.load.RoundTrips;
import dev.jarvis.bench.load.Stamps;
import dev.jarvis.bench.load.TailReader;
import dev.jarvis.bench.process.Running;
import dev.jarvis.bench.process.Usage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** How soon another process notices a commit, and what waiting for one costs. */
final class TailBenchmark implements Benchmark {

    private static final double PER_SECOND = 60;
    private static final double NANOS_A_MILLI = 1_000_000;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    @Override
    public String name() {
        return "tail";
    }

    @Override
    public String purpose() {
        return "how soon another process notices a commit, and what waiting costs  [--count N] [--seconds S]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var options = Options.of(words, Set.of("--count", "--seconds"), Set.of());
        int count = options.count("--count", 1_500);
        var watched = Duration.ofSeconds(options.count("--seconds", 30));
        long seed = new Random().nextLong();
        try (var folder = new WorkFolder("jarvis-bench-tail")) {
            return measure(folder.path(), count, watched, seed);
        }
    }

    private static Report measure(Path folder, int count, Duration watched, long seed) throws Exception {
        var database = folder.resolve("jarvis.db");
        var settings = Map.of("DB_PATH", database.toString());
        var heardFile = folder.resolve("heard");
        var writtenFile = folder.resolve("written");
        try (var reader = LoadProgram.start(
                TailReader.class, settings, "--count", Integer.toString(count), "--stamps", heardFile.toString())) {
            int echo = Integer.parseInt(reader.says("echo at (\\d+)").group(1));
            try (var writer = LoadProgram.start(
                    EventWriter.class,
                    settings,
                    "--count",
                    Integer.toString(count),
                    "--rate",
                    Double.toString(PER_SECOND),
                    "--seed",
                    Long.toString(seed),
                    "--stamps",
                    writtenFile.toString())) {
                writer.awaitEnd();
            }
            reader.says("heard " + count);
            var trips = new Quantiles(RoundTrips.measure(echo, count, PER_SECOND, seed));
            double idle = percentOfACore(reader.pid(), watched);
            double besideADemo;
            try (var demo = demo(settings)) {
                demo.says("Dashboard +http");
                besideADemo = percentOfACore(reader.pid(), watched);
            }
            var heard = Stamps.read(heardFile);
            var written = Stamps.read(writtenFile);
            var done = latencies(written, heard, Stamps.Stamp::done);
            var asked = latencies(written, heard, Stamps.Stamp::asked);
            return new Report(
                    "A commit in one process, noticed in another",
                    List.of(
                            Runtime.getRuntime().availableProcessors() + " processors, database in " + folder
                                    + ", synchronous=NORMAL, seed " + seed,
                            count + " events, one a transaction, at pauses of 8 to 25 ms",
                            "noticed: from the return of COMMIT in the writer to the call of the tail's reader; each"
                                    + " event came once and in order",
                            "waiting: processor time of the process that tails, over " + watched.toSeconds()
                                    + " s without a write, and as long beside a demo whose monitor writes every 10 s"),
                    "half the time that a byte takes to the process that tails and back, over a loopback socket, at the"
                            + " same pauses",
                    List.of(
                            Figure.of("noticed, p50", millis(done, HALF), "ms")
                                    .withGoal(0.5)
                                    .against(millis(trips, HALF) / 2),
                            Figure.of("noticed, p99", millis(done, NEARLY_ALL), "ms")
                                    .withGoal(5)
                                    .against(millis(trips, NEARLY_ALL) / 2),
                            Figure.of("from the call of COMMIT, p50", millis(asked, HALF), "ms"),
                            Figure.of("from the call of COMMIT, p99", millis(asked, NEARLY_ALL), "ms"),
                            Figure.of("waiting, nothing written", idle, "% core")
                                    .withGoal(0.5),
                            Figure.of("waiting, beside a demo", besideADemo, "% core")
                                    .withGoal(0.5)));
        }
    }

    private static Running demo(Map<String, String> settings) throws Exception {
        var more = new HashMap<>(settings);
        more.putAll(
                Map.of("PORT", "0", "JARVIS_SIMULATOR_CONTROL", "0", "JARVIS_PASSWORD", "the password of a benchmark"));
        return Running.jarvis(List.of("up"), more);
    }

    private static Quantiles latencies(
            List<Stamps.Stamp> written, List<Stamps.Stamp> heard, ToLongFunction<Stamps.Stamp> since) {
        var ids = written.stream().map(Stamps.Stamp::id).toList();
        var told = heard.stream().map(Stamps.Stamp::id).toList();
        if (!ids.equals(told)) {
            throw new IllegalStateException("written were " + ids + ", heard " + told);
        }
        return new Quantiles(IntStream.range(0, written.size())
                .mapToLong(index -> heard.get(index).done() - since.applyAsLong(written.get(index)))
                .toArray());
    }

    private static double percentOfACore(long pid, Duration watched) throws Exception {
        double before = Usage.cpuSeconds(pid);
        long began = System.nanoTime();
        Thread.sleep(watched);
        return 100 * (Usage.cpuSeconds(pid) - before) / ((System.nanoTime() - began) / 1e9);
    }

    private static double millis(Quantiles nanos, double fraction) {
        return nanos.at(fraction) / NANOS_A_MILLI;
    }
}
