package dev.jarvis.bench;

import dev.jarvis.bench.load.Forgetter;
import dev.jarvis.bench.load.MemoryCluster;
import dev.jarvis.bench.load.MemoryFiller;
import dev.jarvis.bench.load.MemoryQuestions;
import dev.jarvis.bench.load.TimedWriter;
import dev.jarvis.bench.process.CannotMeasure;
import dev.jarvis.bench.process.Program;
import dev.jarvis.bench.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** What a memory of many events costs: to write into, to ask, and to forget from. */
final class MemoryStoreBenchmark implements Benchmark {

    private static final int ROUNDS = 200;
    private static final int WARM_UP = 40;
    private static final int SECONDS = 10;
    private static final int WRITERS = 4;
    private static final int OLD = 10_000;
    private static final int OLD_SAMPLES = 500;
    private static final double NANOS_A_MILLI = 1e6;

    /** How long programs may take to start; they begin together after it. */
    private static final Duration START = Duration.ofSeconds(6);

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Override
    public String name() {
        return "memory-store";
    }

    @Override
    public String purpose() {
        return "writing into, asking and forgetting from a memory of a million events";
    }

    @Override
    public String options() {
        return "[--events 1000000]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var arguments = Arguments.read(words, List.of("--events"));
        int events = arguments.number("--events", 1_000_000, 10_000, 10_000_000);
        long seed = new Random().nextLong();
        try (var scratch = Scratch.make()) {
            var database = Map.of("DB_PATH", scratch.database().toString());
            var conditions = new ArrayList<>(Machine.conditions());
            conditions.add(String.format(
                    Locale.ROOT,
                    "%d events of 80 days, a cluster of 32 nodes and 2,000 guests, seed %d; questions: medians of %d after %d of warm-up, 50 rows each",
                    events,
                    seed,
                    ROUNDS - WARM_UP,
                    WARM_UP));
            conditions.add("writing: an event a transaction, as fast as it goes, for " + SECONDS
                    + " s; waiting: from asking for the turn to the return of COMMIT, where nothing else is said");
            fill(database, events, 80, seed);
            double bytes = (double) Files.size(scratch.database()) / events;
            know(database, OLD_SAMPLES);
            var figures = new ArrayList<Figure>();
            figures.addAll(questions(database, seed));
            figures.add(Figure.of("bytes an event", bytes, "B"));
            figures.addAll(writing(database, conditions));
            // What announced a million events is a day old as well. It goes first, so that what is measured is the
            // rest:
            // events with their words, and large samples.
            forget(database, PATIENCE, Instant.now());
            fill(database, OLD, 200, seed);
            know(database, OLD_SAMPLES);
            figures.addAll(forgetting(database, conditions));
            return new Report(
                    "memory-store: what a memory of many events costs",
                    conditions,
                    "an event by its id; for writing, one process alone",
                    figures);
        }
    }

    private static void fill(Map<String, String> database, int events, int days, long seed)
            throws IOException, InterruptedException {
        try (var filler = Program.startWithLibraries(
                MemoryFiller.class,
                database,
                "--count",
                Integer.toString(events),
                "--days",
                Integer.toString(days),
                "--seed",
                Long.toString(seed))) {
            filler.awaitEnd(PATIENCE);
        }
    }

    private static void know(Map<String, String> database, int samples) throws IOException, InterruptedException {
        try (var cluster = Program.startWithLibraries(
                MemoryCluster.class, database, "--samples", Integer.toString(samples), "--days", "3")) {
            cluster.awaitEnd(PATIENCE);
        }
    }

    private static List<Figure> questions(Map<String, String> database, long seed)
            throws IOException, InterruptedException {
        try (var asking = Program.startWithLibraries(
                MemoryQuestions.class, database, "--rounds", Integer.toString(ROUNDS), "--seed", Long.toString(seed))) {
            asking.awaitEnd(PATIENCE);
            double byId = median(asking, "by-id");
            return List.of(
                    question(asking, "recent", "the newest events", 1, byId),
                    question(asking, "node-and-severity", "critical ones of a node", 5, byId),
                    question(asking, "type-since", "alerts since a day", 5, byId),
                    question(asking, "severities", "errors and critical ones", 5, byId),
                    question(asking, "source", "what a person wrote", 5, byId),
                    question(asking, "until", "the newest at a time", 5, byId),
                    question(asking, "unresolved", "unresolved ones", 5, byId),
                    question(asking, "words", "search: a rare word and a common one", 20, byId),
                    question(asking, "common-words", "search: two common words", 20, byId),
                    question(asking, "words-of-source", "search: a common word of a person", 20, byId),
                    question(asking, "beginning", "search: how a word begins", 20, byId),
                    question(asking, "context", "the context for a model", 15, byId));
        }
    }

    private static Figure question(Running asking, String name, String words, double goal, double yardstick) {
        return Figure.of(words + ", p50", median(asking, name), "ms")
                .withGoal(goal)
                .against(yardstick);
    }

    private static double median(Running asking, String name) {
        var times = Pattern.compile("(?m)^asked " + name + " (\\d+) \\d+$")
                .matcher(asking.output())
                .results()
                .map(asked -> Long.valueOf(asked.group(1)))
                .skip(WARM_UP)
                .toList();
        if (times.isEmpty()) {
            throw new CannotMeasure("nothing was said of " + name + " but:\n" + asking.output());
        }
        return Quantiles.of(times).median() / NANOS_A_MILLI;
    }

    /** What one writer came to. */
    private record Written(long count, double longestMillis, double longestTurnMillis) {}

    private static List<Figure> writing(Map<String, String> database, List<String> conditions)
            throws IOException, InterruptedException {
        var alone = written(database, 1, List.of()).getFirst();
        var together = written(database, WRITERS, List.of());
        long all = together.stream().mapToLong(Written::count).sum();
        long most = together.stream().mapToLong(Written::count).max().orElseThrow();
        long least = together.stream().mapToLong(Written::count).min().orElseThrow();
        conditions.add(String.format(
                Locale.ROOT,
                "rows a second: %d by one process, %d by %d together",
                alone.count() / SECONDS,
                all / SECONDS,
                WRITERS));
        return List.of(
                Figure.of("time a row, one process", SECONDS * 1e6 / alone.count(), "us"),
                Figure.of("time a row, " + WRITERS + " processes", SECONDS * 1e6 / all, "us")
                        .against(SECONDS * 1e6 / alone.count()),
                Figure.of("fairness: the most over the least of a writer", (double) most / Math.max(1, least), "x"),
                Figure.of("longest wait of " + WRITERS + " writers", longest(together), "ms")
                        .against(alone.longestMillis()));
    }

    private static List<Figure> forgetting(Map<String, String> database, List<String> conditions)
            throws IOException, InterruptedException {
        var quiet = written(database, 1, List.of("--rate", "100")).getFirst();
        var begin = Instant.now().plus(START);
        try (var forgetter = startForgetting(database, Duration.ofSeconds(SECONDS), begin)) {
            var beside = written(database, 1, List.of("--rate", "100"), begin).getFirst();
            forgetter.awaitEnd();
            conditions.add("forgetting beside a writer of 100 events/s: "
                    + forgetter.says("(?m)^forgot (.*)$").group(1));
            return List.of(
                    Figure.of(
                                    "longest wait of a writer for its turn while it is forgotten",
                                    beside.longestTurnMillis(),
                                    "ms")
                            .withGoal(50)
                            .against(quiet.longestTurnMillis()),
                    Figure.of("longest of a writer until COMMIT returns, meanwhile", beside.longestMillis(), "ms")
                            .against(quiet.longestMillis()));
        }
    }

    private static void forget(Map<String, String> database, Duration within, Instant begin)
            throws IOException, InterruptedException {
        try (var forgetter = startForgetting(database, within, begin)) {
            forgetter.awaitEnd(PATIENCE);
        }
    }

    private static Running startForgetting(Map<String, String> database, Duration within, Instant begin)
            throws IOException {
        return Program.startWithLibraries(
                Forgetter.class,
                database,
                "--seconds",
                Long.toString(within.toSeconds()),
                "--begin",
                Long.toString(begin.toEpochMilli()));
    }

    private static List<Written> written(Map<String, String> database, int writers, List<String> more)
            throws IOException, InterruptedException {
        return written(database, writers, more, Instant.now().plus(START));
    }

    private static List<Written> written(Map<String, String> database, int writers, List<String> more, Instant begin)
            throws IOException, InterruptedException {
        var running = new ArrayList<Running>();
        try {
            for (int number = 0; number < writers; number++) {
                var words = new ArrayList<>(List.of(
                        "--seconds", Integer.toString(SECONDS), "--begin", Long.toString(begin.toEpochMilli())));
                words.addAll(more);
                running.add(Program.startWithLibraries(TimedWriter.class, database, words.toArray(String[]::new)));
            }
            var written = new ArrayList<Written>();
            for (var writer : running) {
                var said = writer.says("(?m)^wrote (\\d+) (\\d+) (\\d+)$");
                written.add(new Written(
                        Long.parseLong(said.group(1)),
                        Long.parseLong(said.group(2)) / NANOS_A_MILLI,
                        Long.parseLong(said.group(3)) / NANOS_A_MILLI));
            }
            return written;
        } finally {
            running.forEach(Running::close);
        }
    }

    private static double longest(List<Written> written) {
        return written.stream().mapToDouble(Written::longestMillis).max().orElseThrow();
    }
}
