package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.TierLock;
import dev.jarvis.feed.Event;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventStore;
import dev.jarvis.memory.Sections;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.proxmox.ProxmoxError;
import dev.jarvis.settings.ClusterIdentity;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TierRunnerTest {

    private static final Tier.Look DONE = look(Outcome.DONE, Optional.empty());

    private final TestClock clock = new TestClock();
    private final EventStore events = new EventStore(TestDatabase.json());
    private final JobRuns runs = new JobRuns();
    private final TestDatabase database;
    private final TierLock locks;
    private final TierRunner runner;

    TierRunnerTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
        this.locks = new TierLock(database.database(), clock);
        this.runner = new TierRunner(
                locks,
                database.transactions(),
                runs,
                new Sections(),
                TestDatabase.json(),
                events,
                TestDatabase.bean(ClusterIdentity.class),
                new StoredSettings(),
                clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasDecidedFromAnotherDatabase_isNotRecorded() {
        var refused = assertThrows(
                DatabaseUnavailable.class,
                () -> run(() -> {
                    database.execute("UPDATE settings SET value = 'restored' WHERE key = 'database_id'");
                    return new Tier.Look(Outcome.DONE, Optional.empty(), "all well", 2, connection -> {
                        throw new AssertionError("it is written to a database that it never looked at");
                    });
                }));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("another database was put in place"));
        assertEquals(0, database.number("SELECT count(*) FROM job_runs"));
    }

    @Test
    void pass_isRecorded_withWhatItWrites() {
        var result = run(() -> new Tier.Look(Outcome.DONE, Optional.empty(), "all well", 2, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("INSERT INTO settings (key, value) VALUES ('pass', 'wrote')");
            }
        }));
        assertEquals(new PassResult.Done("all well"), result);
        assertEquals(1, database.number("SELECT count(*) FROM settings WHERE key = 'pass'"));
        assertEquals(
                new JobRun(
                        CriticalTier.NAME,
                        Duration.ofSeconds(10),
                        TestClock.START,
                        TestClock.START,
                        Outcome.DONE,
                        Optional.empty(),
                        2),
                lastRun());
        assertEquals(List.of(), titles());
    }

    @Test
    void missingParts_makeItPartial() {
        var result = run(() -> look(Outcome.PARTIAL, Optional.of("tasks of pve: slow")));
        assertEquals(new PassResult.Partial("summary; missing: tasks of pve: slow"), result);
        assertEquals(Outcome.PARTIAL, lastRun().outcome());
        assertEquals(Optional.of("tasks of pve: slow"), lastRun().error());
        assertEquals(List.of(), titles());
    }

    @Test
    void takenTier_isLeftAlone_andSaysWhoHasIt() throws Exception {
        try (var _ = assertInstanceOf(TierLock.Claim.Held.class, locks.claim(CriticalTier.NAME))) {
            var result = run(() -> {
                throw new AssertionError("looked");
            });
            assertEquals(
                    new PassResult.Taken("the critical tier is run by process "
                            + ProcessHandle.current().pid() + " since 2026-01-26T13:00:57.123Z"),
                    result);
            assertEquals(0, database.number("SELECT count(*) FROM job_runs"));
        }
    }

    @Test
    void tier_isFreeAgain_afterAPassAndAfterADefect() {
        assertInstanceOf(PassResult.Done.class, run(() -> DONE));
        assertThrows(
                IllegalStateException.class,
                () -> run(() -> {
                    throw new IllegalStateException();
                }));
        assertInstanceOf(PassResult.Done.class, run(() -> DONE));
    }

    @Test
    void unreachableCluster_isToldOnce_andOnceAgainWhenItIsBack() {
        run(() -> DONE);
        for (int pass = 0; pass < 3; pass++) {
            assertEquals(
                    new PassResult.Unreachable("pve:8006 cannot be reached: no route"),
                    run(TierRunnerTest::unreachable));
        }
        assertEquals(List.of("Cluster cannot be read"), titles());
        assertEquals(Outcome.FAILED, lastRun().outcome());
        assertEquals(2, lastRun().apiCalls());
        assertEquals(
                Optional.of("pve:8006 cannot be reached: no route"), lastRun().error());
        for (int pass = 0; pass < 3; pass++) {
            run(() -> DONE);
        }
        assertEquals(List.of("Cluster can be read again", "Cluster cannot be read"), titles());
        assertEquals(Outcome.DONE, lastRun().outcome());
    }

    @Test
    void unreachableCluster_isToldOnce_howeverManyTiersFindItSo() {
        run("critical", TierRunnerTest::unreachable);
        run("important", TierRunnerTest::unreachable);
        run("critical", TierRunnerTest::unreachable);
        assertEquals(List.of("Cluster cannot be read"), titles());
        run("critical", () -> DONE);
        run("important", () -> DONE);
        assertEquals(List.of("Cluster can be read again", "Cluster cannot be read"), titles());
    }

    @Test
    void tierThatAloneStaysBlind_saysSoItself() {
        run("critical", TierRunnerTest::unreachable);
        run("important", TierRunnerTest::unreachable);
        run("critical", () -> DONE);
        run("important", TierRunnerTest::unreachable);
        run("critical", () -> DONE);
        assertEquals(
                List.of(
                        "The important tier cannot read the cluster",
                        "Cluster can be read again",
                        "Cluster cannot be read"),
                titles());
    }

    @Test
    void trouble_isToldAnew_whenItsKindChanges_andNotWhenItsWordsDo() {
        run(TierRunnerTest::unreachable);
        run(() -> Tier.Look.failed("unreachable", "pve2:8006 cannot be reached: refused", 1));
        assertEquals(1, titles().size());
        run(() -> Tier.Look.failed("token", "pve:8006 refused the API token", 1));
        assertEquals(List.of("Cluster cannot be read", "Cluster cannot be read"), titles());
    }

    @Test
    void criticalTier_speaksForTheCluster_whoeverSpokeBefore() {
        run("important", TierRunnerTest::unreachable);
        run("critical", TierRunnerTest::unreachable);
        run("important", TierRunnerTest::unreachable);
        run("important", () -> DONE);
        run("critical", () -> DONE);
        assertEquals(
                List.of(
                        "Cluster can be read again",
                        "Cluster cannot be read",
                        "The important tier cannot read the cluster"),
                titles());
    }

    @Test
    void refusedToken_isToldOnce_forTheWholeCluster_whoeverMeetsItFirst() {
        Supplier<Tier.Look> refused =
                () -> Tier.Look.failed(new ProxmoxError.Unauthorised("pve:8006", "no such token", Optional.empty()), 1);
        run("important", refused);
        run("critical", refused);
        run("important", refused);
        run("critical", () -> DONE);
        assertEquals(List.of("Cluster can be read again", "Cluster cannot be read"), titles());
    }

    @Test
    void defect_isRecorded_andReachesTheCaller() {
        var defect = new IllegalStateException("a defect");
        assertSame(
                defect,
                assertThrows(
                        IllegalStateException.class,
                        () -> run(() -> {
                            throw defect;
                        })));
        assertEquals(Outcome.FAILED, lastRun().outcome());
        assertTrue(lastRun().error().orElse("").contains("a defect"));
        assertEquals(List.of("Cluster cannot be read"), titles());
    }

    @Test
    void passThatCannotBeWritten_leavesNothingHalfDone() {
        run(() -> DONE);
        assertThrows(
                DatabaseUnavailable.class,
                () -> run(() -> new Tier.Look(Outcome.DONE, Optional.empty(), "s", 0, connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("INSERT INTO settings (key, value) VALUES ('half', 'done')");
                    }
                    throw new SQLException("disk full");
                })));
        assertEquals(0, database.number("SELECT count(*) FROM settings WHERE key = 'half'"));
    }

    private static Tier.Look unreachable() {
        return Tier.Look.failed("unreachable", "pve:8006 cannot be reached: no route", 2);
    }

    private PassResult run(Supplier<Tier.Look> look) {
        return run(CriticalTier.NAME, look);
    }

    private PassResult run(String name, Supplier<Tier.Look> look) {
        return runner.run(new Tier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration every() {
                return Duration.ofSeconds(10);
            }

            @Override
            public Look look() {
                return look.get();
            }
        });
    }

    private static Tier.Look look(Outcome outcome, Optional<String> missing) {
        return new Tier.Look(outcome, missing, "summary", 2, _ -> {});
    }

    private JobRun lastRun() {
        return database.transactions()
                .read(connection -> runs.all(connection, "demo").stream().findFirst())
                .orElseThrow();
    }

    private List<String> titles() {
        return database
                .transactions()
                .read(connection -> events.find(connection, "demo", EventFilter.newest(10)))
                .stream()
                .map(Event::title)
                .toList();
    }
}
