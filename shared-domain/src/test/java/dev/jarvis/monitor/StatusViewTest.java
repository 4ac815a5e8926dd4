package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.Sections;
import dev.jarvis.memory.StateStore;
import dev.jarvis.memory.VitalsStore;
import dev.jarvis.monitor.ClusterStatus.Overall;
import dev.jarvis.settings.ClusterIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusViewTest {

    private static final ClusterState WELL = Clusters.of();

    @Test
    void worstOpenIncident_decides() {
        assertEquals(Overall.NOMINAL, StatusView.overall(WELL, List.of()));
        assertEquals(Overall.NOMINAL, overall(Severity.INFO));
        assertEquals(Overall.DEGRADED, overall(Severity.WARNING));
        assertEquals(Overall.DEGRADED, overall(Severity.ERROR));
        assertEquals(Overall.CRITICAL, overall(Severity.CRITICAL));
        assertEquals(Overall.CRITICAL, overall(Severity.WARNING, Severity.CRITICAL, Severity.INFO));
    }

    @Test
    void nodeThatIsNotOnline_isNotNominal_evenBeforeItsIncident() {
        for (var status : List.of(NodeStatus.OFFLINE, NodeStatus.UNKNOWN)) {
            var state = Clusters.of(List.of(Clusters.node("pve", NodeStatus.ONLINE), Clusters.node("agent", status)));
            assertEquals(Overall.DEGRADED, StatusView.overall(state, List.of()));
        }
    }

    @Test
    void lostQuorum_isCritical_andANodeAloneNeedsNone() {
        assertEquals(Overall.CRITICAL, StatusView.overall(quorate(Optional.of(false)), List.of()));
        assertEquals(Overall.NOMINAL, StatusView.overall(quorate(Optional.empty()), List.of()));
    }

    @Test
    void state_isStale_andItsStatusUnknown_afterThreeIntervals(@TempDir Path folder) {
        try (var database = TestDatabase.in(folder)) {
            var clock = new TestClock();
            var states = new StateStore(new Sections(), TestDatabase.json(), new ChangeLog());
            var vitals = new VitalsStore(new Sections(), TestDatabase.json(), new ChangeLog());
            var view = view(states, vitals, clock);
            assertEquals(
                    Optional.empty(), database.transactions().read(connection -> view.current(connection, "demo")));
            database.transactions().run(connection -> states.save(connection, "demo", WELL, clock.instant()));

            clock.advance(Duration.ofSeconds(30));
            var fresh = database.transactions()
                    .read(connection -> view.current(connection, "demo"))
                    .orElseThrow();
            assertFalse(fresh.stale());
            assertEquals(Overall.NOMINAL, fresh.status());
            assertEquals(TestClock.START, fresh.asOf());

            clock.advance(Duration.ofMillis(1));
            var stale = database.transactions()
                    .read(connection -> view.current(connection, "demo"))
                    .orElseThrow();
            assertTrue(stale.stale());
            assertEquals(Overall.UNKNOWN, stale.status());
        }
    }

    @Test
    void vitals_areShownOfNodesThatAreOnline_untilTheyAreThreeIntervalsOld(@TempDir Path folder) {
        try (var database = TestDatabase.in(folder)) {
            var clock = new TestClock();
            var states = new StateStore(new Sections(), TestDatabase.json(), new ChangeLog());
            var vitals = new VitalsStore(new Sections(), TestDatabase.json(), new ChangeLog());
            var view = view(states, vitals, clock);
            var hot = new NodeVitals(Optional.of(0.5), 0, 0, Optional.of(70), Optional.empty(), Optional.empty());
            var cluster = Clusters.of(
                    List.of(Clusters.node("agent", NodeStatus.OFFLINE), Clusters.node("pve", NodeStatus.ONLINE)));
            database.transactions().run(connection -> {
                states.save(connection, "demo", cluster, clock.instant());
                vitals.save(connection, "demo", Map.of("agent", hot, "pve", hot), clock.instant());
            });

            clock.advance(Duration.ofSeconds(90));
            assertEquals(List.of(Optional.empty(), Optional.of(hot)), vitalsOf(database, view));
            clock.advance(Duration.ofMillis(1));
            assertEquals(List.of(Optional.empty(), Optional.empty()), vitalsOf(database, view));

            database.transactions()
                    .run(connection ->
                            vitals.save(connection, "demo", Map.of("agent", hot, "pve", hot), clock.instant()));
            assertEquals(List.of(Optional.empty(), Optional.of(hot)), vitalsOf(database, view));
            assertEquals(1, database.number("SELECT count(*) FROM changes WHERE ref = 'vitals'"), "only what changed");
        }
    }

    private static List<Optional<NodeVitals>> vitalsOf(TestDatabase database, StatusView view) {
        return database
                .transactions()
                .read(connection -> view.current(connection, "demo"))
                .orElseThrow()
                .nodes()
                .stream()
                .map(Node::vitals)
                .toList();
    }

    private static StatusView view(StateStore states, VitalsStore vitals, TestClock clock) {
        return new StatusView(
                states,
                vitals,
                new IncidentStore(TestDatabase.json(), new ChangeLog()),
                new JobRuns(),
                TestDatabase.bean(ClusterIdentity.class),
                new MonitorSettings(
                        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofMinutes(30)),
                clock);
    }

    private static ClusterState quorate(Optional<Boolean> quorate) {
        return new ClusterState("homelab", quorate, WELL.nodes(), List.of(), List.of());
    }

    private static Overall overall(Severity... open) {
        return StatusView.overall(
                WELL,
                Arrays.stream(open)
                        .map(severity -> Incidents.open("X", severity.word(), severity))
                        .toList());
    }
}
