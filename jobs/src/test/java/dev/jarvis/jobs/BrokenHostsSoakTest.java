package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.memory.StateStore;
import dev.jarvis.memory.StoredState;
import dev.jarvis.memory.VitalsStore;
import dev.jarvis.monitor.CriticalTier;
import dev.jarvis.monitor.ImportantTier;
import dev.jarvis.monitor.PassResult;
import dev.jarvis.monitor.Tier;
import dev.jarvis.monitor.TierRunner;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passes of one process over a cluster whose hosts break in every way, one after the other: all others are read in each
 * pass, and nothing is left behind.
 */
@Tag("long")
class BrokenHostsSoakTest {

    private static final int NODES = 8;

    /** What may be held more at the end than at the beginning: what a pool still takes. */
    private static final int MORE_THREADS = 4;

    private static final int MORE_DESCRIPTORS = 8;
    private static final int MORE_CONNECTIONS = 4;
    private static final long MORE_HEAP_KIB = 4 << 10;

    /** No pass takes longer, whatever one host does: what the slower tier grants a node, and as much again for the rest. */
    private static final long SLOWEST_MILLIS = 16_000;

    private static final List<String> WAYS =
            List.of("hang", "refuse", "reset", "html", "half-json", "endless", "595", "wrong-certificate");

    /** Those that end at a deadline have fewer passes each, or a run would take hours. */
    private static final Set<String> SLOW = Set.of("hang", "endless");

    private static final int SLOW_PASSES = 2;
    private static final int QUICK_PASSES = 11;

    @Test
    void hostsThatBreakInEveryWay_delayNoOther_andLeaveNothing_over1000Passes(@TempDir Path folder) throws Exception {
        soak(folder, QUICK_PASSES, 1_000);
    }

    private static void soak(Path folder, int mostPerWay, int passes) throws Exception {
        assumeTrue(Footprint.canBeMeasured(), "skipped: descriptors cannot be counted without /proc");
        try (var simulator = new SimulatorProcess(NODES)) {
            var variables = new HashMap<>(simulator.variables());
            variables.put("DB_PATH", folder.resolve("jarvis.db").toString());
            variables.put("JARVIS_SETTINGS", "none");
            try (var context = Launch.start(Settings.of(variables, new Properties()), Map.of())) {
                new Run(simulator, context, mostPerWay, passes).run();
            }
        }
    }

    private static final class Run {

        private final SimulatorProcess simulator;
        private final TierRunner runner;
        private final List<Tier> tiers;
        private final Transactions transactions;
        private final StateStore states;
        private final VitalsStore vitals;
        private final String cluster;
        private final int mostPerWay;
        private final int wanted;
        private final List<Footprint> footprints = new ArrayList<>();
        private int passes;
        private long slowestMillis;

        Run(SimulatorProcess simulator, ApplicationContext context, int mostPerWay, int wanted) {
            this.simulator = simulator;
            this.runner = context.getBean(TierRunner.class);
            this.tiers = List.of(context.getBean(CriticalTier.class), context.getBean(ImportantTier.class));
            this.transactions = context.getBean(Transactions.class);
            this.states = context.getBean(StateStore.class);
            this.vitals = context.getBean(VitalsStore.class);
            this.cluster = context.getBean(ClusterIdentity.class).id();
            this.mostPerWay = mostPerWay;
            this.wanted = wanted;
        }

        void run() throws Exception {
            // Once with every host, so that what is kept for each is there before the first look.
            for (var node : simulator.nodes()) {
                broken(node, "reset", 0, 2);
            }
            passes = 0;
            measure();
            for (int round = 0; passes < wanted; round++) {
                round(round);
                if (passes >= wanted / 2 && footprints.size() == 1) {
                    measure();
                }
            }
            measure();
            assertNothingIsLeft(footprints.getFirst(), footprints.getLast());
            assertTrue(slowestMillis <= SLOWEST_MILLIS, () -> "the slowest pass took " + slowestMillis + " ms");
        }

        /**
         * Every way once. In each second round it befalls the host that is asked first, else the nodes in turn; which tier
         * is the first to meet it takes turns, too.
         */
        private void round(int round) {
            var nodes = simulator.nodes();
            for (int index = 0; index < WAYS.size(); index++) {
                var way = WAYS.get(index);
                int most = Math.min(SLOW.contains(way) ? SLOW_PASSES : QUICK_PASSES, mostPerWay);
                var node = round % 2 == 0 ? preferred() : nodes.get((index + round / 2) % nodes.size());
                broken(node, way, (round / 2 + index) % tiers.size(), Math.min(most, wanted - passes));
            }
        }

        private String preferred() {
            var host = transactions.read(connection -> {
                try (var query = connection.prepareStatement("SELECT source FROM source_backoff"
                                + " WHERE worked_at IS NOT NULL ORDER BY worked_at DESC LIMIT 1");
                        var rows = query.executeQuery()) {
                    assertTrue(rows.next(), "no host has worked yet");
                    return rows.getString(1);
                }
            });
            return simulator.nodeAt(host);
        }

        private void broken(String node, String way, int firstTier, int times) {
            if (times <= 0) {
                return;
            }
            var fault = simulator
                    .control()
                    .fault("{\"kind\":\"broken-api\",\"node\":\"" + node + "\",\"how\":\"" + way + "\"}");
            for (int time = 0; time < times; time++) {
                pass(tiers.get((firstTier + time) % tiers.size()), node, way);
            }
            simulator.control().endFault(fault);
        }

        private void pass(Tier tier, String node, String way) {
            var where = "pass " + passes + ", " + tier.name() + ", " + node + " " + way + ": ";
            var before = Times.cut(Instant.now());
            var result = runner.run(tier);
            slowestMillis = Math.max(slowestMillis, Instant.now().toEpochMilli() - before.toEpochMilli());
            passes++;
            assertTrue(result instanceof PassResult.Done || result instanceof PassResult.Partial, () -> where + result);
            var well = new TreeSet<>(simulator.nodes());
            well.remove(node);
            if (tier instanceof CriticalTier) {
                var state = state();
                assertFalse(state.takenAt().isBefore(before), () -> where + "taken at " + state.takenAt());
                well.forEach(name -> assertTrue(
                        state.state().node(name).orElseThrow().isOnline(), () -> where + name + " is not online"));
            } else {
                var read = transactions
                        .read(connection -> vitals.current(connection, cluster))
                        .orElseThrow();
                assertFalse(read.takenAt().isBefore(before), () -> where + "taken at " + read.takenAt());
                well.removeAll(read.nodes().keySet());
                assertEquals(List.of(), List.copyOf(well), () -> where + "not read: " + result);
            }
        }

        private StoredState state() {
            return transactions
                    .read(connection -> states.current(connection, cluster))
                    .orElseThrow();
        }

        private void measure() throws Exception {
            var footprint = Footprint.now();
            footprints.add(footprint);
            System.out.println("BrokenHostsSoakTest: after " + passes + " passes " + footprint
                    + ", slowest pass so far " + slowestMillis + " ms");
        }

        private static void assertNothingIsLeft(Footprint begin, Footprint end) {
            assertTrue(end.threads() <= begin.threads() + MORE_THREADS, begin + " " + end);
            assertTrue(end.descriptors() <= begin.descriptors() + MORE_DESCRIPTORS, begin + " " + end);
            assertTrue(end.connections() <= begin.connections() + MORE_CONNECTIONS, begin + " " + end);
            assertTrue(end.heapKib() <= begin.heapKib() + MORE_HEAP_KIB, begin + " " + end);
        }
    }
}
