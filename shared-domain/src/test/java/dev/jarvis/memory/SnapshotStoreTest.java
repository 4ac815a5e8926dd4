package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotStoreTest {

    private static final Instant NOW = TestClock.START;
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final ClusterState RUNNING = Clusters.of(Clusters.vm(101, "pve", GuestStatus.RUNNING));
    private static final ClusterState STOPPED = Clusters.of(Clusters.vm(101, "pve", GuestStatus.STOPPED));

    private final TestDatabase database;
    private final Sections sections = new Sections();
    private final StateStore states = new StateStore(sections, TestDatabase.json(), new ChangeLog());
    private final VitalsStore vitals = new VitalsStore(sections, TestDatabase.json(), new ChangeLog());
    private final SnapshotStore snapshots = new SnapshotStore(TestDatabase.json(), sections);

    SnapshotStoreTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void withoutAState_thereIsNothingToKeep() {
        assertFalse(save("home"));
        assertEquals(Optional.empty(), latest("home"));
        assertEquals(Optional.empty(), at("home", NOW));
    }

    @Test
    void state_isKeptOnce_howeverOftenItIsAskedFor() {
        reading("home", RUNNING, NOW);
        assertTrue(save("home"));
        assertFalse(save("home"), "nothing was read since");
        assertEquals(Optional.of(new Snapshot(NOW, RUNNING, Optional.empty())), latest("home"));
        assertEquals(Optional.empty(), latest("attic"));
    }

    @Test
    void at_isTheLastOneThatWasTakenByThen() {
        reading("home", RUNNING, NOW);
        save("home");
        reading("home", STOPPED, NOW.plus(HALF_AN_HOUR));
        save("home");
        assertEquals(Optional.empty(), at("home", NOW.minusMillis(1)));
        assertEquals(RUNNING, at("home", NOW).orElseThrow().state());
        assertEquals(
                RUNNING,
                at("home", NOW.plus(HALF_AN_HOUR).minusMillis(1)).orElseThrow().state());
        assertEquals(STOPPED, at("home", NOW.plus(HALF_AN_HOUR)).orElseThrow().state());
        assertEquals(List.of(RUNNING, STOPPED), since("home", NOW, 10));
        assertEquals(List.of(RUNNING), since("home", NOW, 1));
        assertEquals(List.of(STOPPED), since("home", NOW.plusMillis(1), 10));
    }

    @Test
    void vitals_areKept_withTheTimeOfTheirReading() {
        var said = Map.of(
                "pve",
                new NodeVitals(
                        Optional.of(1.5), 1, 2, Optional.of(54), Optional.of("pve-manager/9"), Optional.empty()));
        database.transactions().run(connection -> vitals.save(connection, "home", said, NOW.minusSeconds(20)));
        reading("home", RUNNING, NOW);
        save("home");
        var stored = new VitalsStore.Stored(said, NOW.minusSeconds(20));
        assertEquals(Optional.of(new Snapshot(NOW, RUNNING, Optional.of(stored))), latest("home"));
    }

    @Test
    void everySequenceOfStates_isReadAsItWas() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var kept = new TreeMap<Instant, ClusterState>();
        var time = NOW;
        var state = RandomStates.next(random);
        for (int count = 0; count < 150; count++) {
            time = time.plusSeconds(random.nextInt(1, 5_000));
            state = random.nextInt(3) == 0 ? RandomStates.next(random) : state;
            reading("home", state, time);
            save("home");
            kept.put(time, state);
        }
        kept.forEach((taken, expected) ->
                assertEquals(expected, at("home", taken).orElseThrow().state(), () -> "seed " + seed + " at " + taken));
        assertTrue(
                database.number("SELECT count(*) FROM cluster_snapshots WHERE base_id IS NULL") > 2,
                "there is a whole one a day");
        assertEquals(0, database.number("""
                        SELECT count(*) FROM cluster_snapshots s JOIN cluster_snapshots b ON b.id = s.base_id
                        WHERE b.base_id IS NOT NULL OR b.timestamp > s.timestamp OR b.cluster <> s.cluster
                        """));
    }

    @Test
    void largeCluster_weighsLittle_whereOnlyItsFiguresMove() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        reading("home", large(random), NOW);
        save("home");
        reading("home", large(random), NOW.plus(HALF_AN_HOUR));
        save("home");
        long whole = database.number("SELECT length(snapshot) FROM cluster_snapshots WHERE base_id IS NULL");
        long difference = database.number("SELECT length(snapshot) FROM cluster_snapshots WHERE base_id IS NOT NULL");
        System.out.println("32 nodes, 2,000 guests: " + whole + " bytes whole, " + difference + " bytes of figures");
        assertTrue(difference * 4 < whole, difference + " of " + whole);
    }

    /** The same nodes and guests each time, with other figures. */
    private static ClusterState large(Random random) {
        var nodes = new ArrayList<Node>();
        var guests = new ArrayList<Guest>();
        for (int number = 0; number < 32; number++) {
            nodes.add(Clusters.node("node" + number, NodeStatus.ONLINE));
        }
        for (int number = 0; number < 2_000; number++) {
            var guest = Clusters.vm(100 + number, "node" + number % 32, GuestStatus.RUNNING);
            guests.add(Clusters.busy(guest, random.nextInt(101) / 100.0));
        }
        return new ClusterState("lab", Optional.of(true), nodes, guests, List.of());
    }

    private void reading(String cluster, ClusterState state, Instant takenAt) {
        database.transactions().run(connection -> states.save(connection, cluster, state, takenAt));
    }

    private boolean save(String cluster) {
        return database.transactions().write(connection -> snapshots.save(connection, cluster));
    }

    private Optional<Snapshot> latest(String cluster) {
        return database.transactions().read(connection -> snapshots.latest(connection, cluster));
    }

    private Optional<Snapshot> at(String cluster, Instant time) {
        return database.transactions().read(connection -> snapshots.at(connection, cluster, time));
    }

    private List<ClusterState> since(String cluster, Instant time, int limit) {
        return database.transactions().read(connection -> snapshots.since(connection, cluster, time, limit)).stream()
                .map(Snapshot::state)
                .toList();
    }
}
