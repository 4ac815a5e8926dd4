package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTest {

    private static final ClusterState RUNNING = Clusters.of(Clusters.vm(101, "pve", GuestStatus.RUNNING));
    private static final ClusterState STOPPED = Clusters.of(Clusters.vm(101, "pve", GuestStatus.STOPPED));

    private final TestDatabase database;
    private final StateStore states = new StateStore(TestDatabase.json(), new ChangeLog());

    StateStoreTest(@TempDir Path folder) {
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
        save("home", alone, TestClock.START);
        assertEquals(Optional.of(new StoredState(alone, 1, TestClock.START)), current("home"));
    }

    @Test
    void revision_growsOnlyWhenTheStateChanged_theTimeAlways() {
        save("home", RUNNING, TestClock.START);
        save("home", RUNNING, TestClock.START.plusSeconds(10));
        assertEquals(
                new StoredState(RUNNING, 1, TestClock.START.plusSeconds(10)),
                current("home").orElseThrow());
        save("home", STOPPED, TestClock.START.plusSeconds(20));
        assertEquals(
                new StoredState(STOPPED, 2, TestClock.START.plusSeconds(20)),
                current("home").orElseThrow());
        save("home", RUNNING, TestClock.START.plusSeconds(30));
        assertEquals(3, current("home").orElseThrow().revision());
    }

    @Test
    void clusters_areKeptApart() {
        save("home", RUNNING, TestClock.START);
        save("attic", STOPPED, TestClock.START);
        assertEquals(RUNNING, current("home").orElseThrow().state());
        assertEquals(STOPPED, current("attic").orElseThrow().state());
    }

    @Test
    void saving_isAnnounced() {
        save("home", RUNNING, TestClock.START);
        assertEquals(
                1,
                database.number(
                        "SELECT count(*) FROM changes WHERE cluster = 'home' AND kind = 'cluster' AND ref = 'resources'"));
    }

    private void save(String cluster, ClusterState state, Instant takenAt) {
        database.transactions().run(connection -> states.save(connection, cluster, state, takenAt));
    }

    private Optional<StoredState> current(String cluster) {
        return database.transactions().read(connection -> states.current(connection, cluster));
    }
}
