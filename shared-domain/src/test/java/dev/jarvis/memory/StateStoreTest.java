package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {

    private static final ClusterState RUNNING = Clusters.of(Clusters.vm(101, "pve", GuestStatus.RUNNING));
    private static final ClusterState STOPPED = Clusters.of(Clusters.vm(101, "pve", GuestStatus.STOPPED));
    private static final Instant FIRST = TestClock.START;
    private static final Instant LATER = FIRST.plusSeconds(10);

    private final Path folder;
    private final TestDatabase database;
    private final Sections sections = new Sections();
    private final StateStore states = new StateStore(sections, TestDatabase.json(), new ChangeLog());

    StateStoreTest(@TempDir Path folder) {
        this.folder = folder;
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothing_isKnownBeforeTheFirstReading() {
        assertEquals(Optional.empty(), current("home"));
    }

    @Test
    void state_isReadAsItWasSaved() {
        var storage = new Storage("nas", "pve", "nfs", true, StorageStatus.AVAILABLE, 1, 2);
        var alone = new ClusterState(
                "pve",
                Optional.empty(),
                RUNNING.nodes(),
                List.of(Clusters.locked(Clusters.container(102, "pve", GuestStatus.UNKNOWN), "backup")),
                List.of(storage));
        save("home", alone, FIRST);
        assertEquals(Optional.of(new StoredState(alone, FIRST)), current("home"));
    }

    @Test
    void everyStateOnTheGrid_isReadAsItWasSaved() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var state = RandomStates.next(random);
            save("home", state, FIRST.plusSeconds(round));
            assertEquals(state, current("home").orElseThrow().state(), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void clusters_areKeptApart() {
        save("home", RUNNING, FIRST);
        save("attic", STOPPED, FIRST);
        assertEquals(RUNNING, current("home").orElseThrow().state());
        assertEquals(STOPPED, current("attic").orElseThrow().state());
    }

    @Test
    void readingWithoutAnyChange_moves_theTimeOfTheStateAlone() {
        save("home", RUNNING, FIRST);
        save("home", RUNNING, LATER);
        assertEquals(Optional.of(new StoredState(RUNNING, LATER)), current("home"));
        assertEquals(new Sections.Section(text("figures"), 1, LATER), section("figures"));
        assertEquals(FIRST, section("resources").takenAt());
        assertEquals(FIRST, section("guests/pve").takenAt());
    }

    @Test
    void movingFigure_rewritesTheFiguresAlone() {
        save("home", RUNNING, FIRST);
        save("home", Clusters.of(Clusters.busy(RUNNING.guests().getFirst(), 0.75)), LATER);
        assertEquals(
                0.75, current("home").orElseThrow().state().guests().getFirst().cpuFraction());
        assertEquals(2, section("figures").revision());
        assertEquals(1, section("resources").revision());
        assertEquals(1, section("guests/pve").revision());
    }

    @Test
    void guestThatStops_rewritesTheGuestsOfItsNodeAlone() {
        var nodes = List.of(Clusters.node("agent", NodeStatus.ONLINE), Clusters.node("pve", NodeStatus.ONLINE));
        var other = Clusters.vm(200, "agent", GuestStatus.RUNNING);
        save("home", Clusters.of(nodes, Clusters.vm(101, "pve", GuestStatus.RUNNING), other), FIRST);
        save("home", Clusters.of(nodes, Clusters.vm(101, "pve", GuestStatus.STOPPED), other), LATER);
        assertEquals(2, section("guests/pve").revision());
        assertEquals(1, section("guests/agent").revision());
        assertEquals(1, section("resources").revision());
    }

    @Test
    void guestThatMoves_isOnItsNewNodeAlone() {
        var nodes = List.of(Clusters.node("agent", NodeStatus.ONLINE), Clusters.node("pve", NodeStatus.ONLINE));
        var moved = Clusters.of(nodes, Clusters.vm(101, "agent", GuestStatus.RUNNING));
        save("home", Clusters.of(nodes, Clusters.vm(101, "pve", GuestStatus.RUNNING)), FIRST);
        save("home", moved, LATER);
        assertEquals(moved, current("home").orElseThrow().state());
    }

    @Test
    void whatDoesNotRun_costsNothingInAPass() {
        save("home", Clusters.of(List.of(Clusters.node("pve", NodeStatus.OFFLINE))), FIRST);
        var empty = text("figures");
        save(
                "home",
                Clusters.of(
                        List.of(Clusters.node("pve", NodeStatus.OFFLINE)),
                        Clusters.vm(101, "pve", GuestStatus.STOPPED),
                        Clusters.container(102, "pve", GuestStatus.UNKNOWN)),
                LATER);
        assertEquals(empty, text("figures"));
        assertFalse(empty.contains("pve"), empty);
    }

    @Test
    void saving_isAnnounced_byTheSectionThatChanged() {
        save("home", RUNNING, FIRST);
        save("home", RUNNING, LATER);
        save("home", STOPPED, LATER);
        assertEquals(3, database.number("SELECT count(*) FROM changes WHERE cluster = 'home' AND kind = 'cluster'"));
        assertEquals(1, database.number("SELECT count(*) FROM changes WHERE id = 2 AND ref = 'figures'"));
        assertEquals(2, database.number("SELECT count(*) FROM changes WHERE id <> 2 AND ref = 'resources'"));
    }

    /** What a pass writes is counted in pages of the log: one of the state, one of the changes, one of their number. */
    @Test
    void quietPass_writesThreePages() throws IOException {
        var guests = new Guest[24];
        for (int index = 0; index < guests.length; index++) {
            guests[index] = Clusters.vm(101 + index, "pve", GuestStatus.RUNNING);
        }
        save("home", Clusters.of(guests), FIRST);
        long before = pagesWritten();
        for (int index = 0; index < guests.length; index++) {
            guests[index] = Clusters.busy(guests[index], index / 100.0);
        }
        save("home", Clusters.of(guests), LATER);
        assertTrue(pagesWritten() - before <= 3, pagesWritten() - before + " pages");
    }

    private long pagesWritten() throws IOException {
        return Files.size(folder.resolve("jarvis.db-wal")) / (4_096 + 24);
    }

    private Sections.Section section(String name) {
        return database.transactions()
                .read(connection -> sections.find(connection, "home", name))
                .orElseThrow();
    }

    private String text(String name) {
        return section(name).state();
    }

    private void save(String cluster, ClusterState state, Instant takenAt) {
        database.transactions().run(connection -> states.save(connection, cluster, state, takenAt));
    }

    private Optional<StoredState> current(String cluster) {
        return database.transactions().read(connection -> states.current(connection, cluster));
    }
}
