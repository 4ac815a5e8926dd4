package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.Clusters;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.Forgetting;
import dev.jarvis.memory.Sections;
import dev.jarvis.memory.Snapshot;
import dev.jarvis.memory.SnapshotStore;
import dev.jarvis.memory.StateStore;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.settings.ClusterIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundTierTest {

    private static final String CLUSTER =
            TestDatabase.bean(ClusterIdentity.class).id();

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final Sections sections = new Sections();
    private final StateStore states = new StateStore(sections, TestDatabase.json(), new ChangeLog());
    private final SnapshotStore snapshots = new SnapshotStore(TestDatabase.json(), sections);
    private final BackgroundTier tier;

    BackgroundTierTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.tier = new BackgroundTier(
                snapshots,
                new Forgetting(database.transactions(), clock),
                TestDatabase.bean(ClusterIdentity.class),
                TestDatabase.bean(MonitorSettings.class));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void interval_isHalfAnHour() {
        assertEquals("background", tier.name());
        assertEquals(Duration.ofMinutes(30), tier.every());
    }

    @Test
    void pass_keepsTheStoredState_andForgets_withoutACall() {
        var state = Clusters.of();
        database.transactions().run(connection -> {
            states.save(connection, CLUSTER, state, TestClock.START);
            new EventStore(TestDatabase.json())
                    .append(
                            connection,
                            NewEvent.status(TestClock.START.minus(Duration.ofDays(8)), CLUSTER, Severity.INFO, "t", "m")
                                    .as(EventType.METRIC));
        });
        var look = tier.look();
        assertEquals(Outcome.DONE, look.outcome());
        assertEquals(Optional.empty(), look.missing());
        assertEquals(
                "2 changes, 1 metric events forgotten; the state is kept as a snapshot where it is new",
                look.summary());
        assertEquals(0, look.apiCalls());
        assertEquals(0, database.number("SELECT count(*) FROM cluster_snapshots"), "written by the pass's commit");
        database.transactions().run(look.writes());
        assertEquals(
                Optional.of(new Snapshot(TestClock.START, state, Optional.empty())),
                database.transactions().read(connection -> snapshots.latest(connection, CLUSTER)));
    }

    @Test
    void pass_beforeTheFirstReading_keepsNothing_andIsDone() {
        var look = tier.look();
        database.transactions().run(look.writes());
        assertEquals(Outcome.DONE, look.outcome());
        assertEquals(0, database.number("SELECT count(*) FROM cluster_snapshots"));
    }
}
