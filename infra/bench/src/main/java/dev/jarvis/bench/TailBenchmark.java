package dev.jarvis.bench;

import dev.jarvis.bench.load.EventWriter;
import dev.jarvis.bench.load.RoundTrips;
import dev.jarvis.bench.load.Stamps;
import dev.jarvis.bench.load.TailReader;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How soon another process notices a commit, and what waiting for one costs. */
final class TailBenchmark implements Benchmark {

    /** Events at the beginning that do not count: a tail runs for weeks, and its classes are loaded once. */
    private static final int WARM_UP = 100;

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
        return "how soon another process notices a commit, and what waiting costs  [--count N] [--idle TIME]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var arguments = Arguments.read(words, List.of("--count", "--idle"));
        int count = arguments.number("--count", 1_500, 200, 2_500);
        var watched = arguments.time("--idle", Duration.ofSeconds(30), Duration.ofSeconds(1));
        long seed = new Random().nextLong();
        try (var scratch = Scratch.make()) {
            return measure(scratch, Machine.conditions(), count, watched, seed);
        }
    }

    private static Report measure(Scratch scratch, List<String> machine, int count, Duration watched, long seed)
            throws Exception {
        var settings = Map.of("DB_PATH", scratch.database().toString());
        var heardFile = scratch.folder().resolve("heard");
        var writtenFile = scratch.folder().resolve("written");
        try (var reader = Program.startWithLibraries(
                TailReader.class, settings, "--count", Integer.toString(count), "--stamps", heardFile.toString())) {
            int echo = Integer.parseInt(reader.says("echo at (\\d+)").group(1));
            try (var writer = Program.startWithLibraries(
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
            try (var _ = Jarvis.start("up", scratch.database(), Map.of())) {
                besideADemo = percentOfACore(reader.pid(), watched);
            }
            var heard = Stamps.read(heardFile);
            var written = Stamps.read(writtenFile);
            var done = latencies(written, heard, Stamps.Stamp::done);
            var asked = latencies(written, heard, Stamps.Stamp::asked);
            return new Report(
                    "A commit in one process, noticed in another",
                    Stream.concat(
                                    machine.stream(),
                                    Stream.of(
                                            "database in " + scratch.folder() + ", synchronous=NORMAL, seed " + seed,
                                            count + " events, one a transaction, at pauses of 8 to 25 ms; the first "
                                                    + WARM_UP + " do not count",
                                            "noticed: from the return of COMMIT in the writer to the call of the tail's reader; each"
                                                    + " event came once and in order",
                                            "waiting: processor time of the process that tails, over "
                                                    + watched.toSeconds()
                                                    + " s without a write, and as long beside a demo whose monitor writes every 10 s"))
                            .toList(),
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

    private static Quantiles latencies(
            List<Stamps.Stamp> written, List<Stamps.Stamp> heard, ToLongFunction<Stamps.Stamp> since) {
        var ids = written.stream().map(Stamps.Stamp::id).toList();
        var told = heard.stream().map(Stamps.Stamp::id).toList();
        if (!ids.equals(told)) {
            throw new CannotMeasure("written were " + ids + ", heard " + told);
        }
        return new Quantiles(IntStream.range(WARM_UP, written.size())
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
