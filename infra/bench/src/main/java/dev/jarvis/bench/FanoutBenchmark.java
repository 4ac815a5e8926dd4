package dev.jarvis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How soon every one of many clients hears of a commit, and what that costs. */
final class FanoutBenchmark implements Benchmark {

    private static final double NANOS_A_MILLI = 1_000_000;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;

    private static final FanoutRun.Load HOUSEHOLD = new FanoutRun.Load(50, 20, 5, 5);
    private static final FanoutRun.Load CROWD = new FanoutRun.Load(1_000, 100, 5, 4);

    @Override
    public String name() {
        return "fanout";
    }

    @Override
    public String purpose() {
        return "how soon many clients hear of a commit, and its cost  [--only household|crowd]";
    }

    @Override
    public Report run(List<String> words) throws Exception {
        var only = Arguments.read(words, List.of("--only")).oneOf("--only", List.of("both", "household", "crowd"));
        long seed = new Random().nextLong();
        var conditions = new ArrayList<>(Machine.conditions());
        conditions.add(
                "the writer, the fan-out and all clients are a process each and share the machine; seed " + seed);
        conditions.add(
                "from the call of COMMIT in the writer to a frame's arrival at a client, over all clients and events");
        conditions.add("every client heard every event once and in order, else there were no report");
        conditions.add("settings: JARVIS_FANOUT_MOST_PER_ADDRESS is raised to the number of clients");
        var figures = new ArrayList<Figure>();
        for (var load : List.of(HOUSEHOLD, CROWD)) {
            if (only.equals("both") || only.equals(nameOf(load))) {
                var name = nameOf(load);
                try (var scratch = Scratch.make()) {
                    var run = new FanoutRun(load, scratch, seed);
                    var ours = run.ofTheFanout();
                    figures.addAll(figures(load, name, ours, run.ofTheYardstick()));
                }
                conditions.add(name + ": " + load.clients() + " clients × " + load.perSecond() + " events/s, "
                        + load.seconds() + " s after a warm-up of " + load.stretch() + " s");
            }
        }
        return new Report(
                "One commit, heard by everybody",
                conditions,
                "Netty's own WebSocket server and channel group without database, login or limits: same bytes, same pace",
                figures);
    }

    private static String nameOf(FanoutRun.Load load) {
        return load.equals(HOUSEHOLD) ? "household" : "crowd";
    }

    private static List<Figure> figures(
            FanoutRun.Load load, String name, FanoutRun.Outcome ours, FanoutRun.Outcome bare) {
        boolean household = load.equals(HOUSEHOLD);
        var slowest = Figure.of(name + ", p99", millis(ours, NEARLY_ALL), "ms")
                .withGoal(household ? 15 : 40)
                .against(millis(bare, NEARLY_ALL));
        var cost = Figure.of(name + ", processor time a frame", ours.microsAFrame(), "µs")
                .against(bare.microsAFrame());
        var memory = Figure.of(name + ", PSS", ours.pssKib() / 1024.0, "MiB").against(bare.pssKib() / 1024.0);
        return List.of(
                Figure.of(name + ", p50", millis(ours, HALF), "ms").against(millis(bare, HALF)),
                household ? slowest.asGate() : slowest,
                household ? cost : cost.withGoal(7.5),
                household ? memory : memory.withGoal(150));
    }

    private static double millis(FanoutRun.Outcome outcome, double fraction) {
        return outcome.nanos().at(fraction) / NANOS_A_MILLI;
    }
}
