package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {

    private static final Instant MINUTE = Instant.parse("2026-01-26T13:00:00Z");
    private static final ClusterState RUNNING = Clusters.of(Clusters.vm(101, "pve", GuestStatus.RUNNING));
    private static final ClusterState STOPPED = Clusters.of(Clusters.vm(101, "pve", GuestStatus.STOPPED));

    private final TestDatabase database;
    private final Samples samples = new Samples(TestDatabase.json());

    SamplesTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void minute_hasOneSample_itsFirst() {
        assertTrue(keep(RUNNING, MINUTE.plusMillis(123)));
        assertFalse(keep(STOPPED, MINUTE.plusSeconds(59)));
        assertTrue(keep(STOPPED, MINUTE.plusSeconds(60)));
        var all = between(MINUTE, MINUTE.plus(Duration.ofHours(1)), Optional.empty());
        assertEquals(List.of(MINUTE, MINUTE.plusSeconds(60)), all.times());
    }

    @Test
    void figures_areFractions_andNullWhereNothingRan() {
        keep(RUNNING, MINUTE);
        keep(STOPPED, MINUTE.plusSeconds(60));
        keep(RUNNING, MINUTE.plusSeconds(120));
        keep(Clusters.of(List.of(Clusters.node("pve", NodeStatus.OFFLINE))), MINUTE.plusSeconds(180));
        var all = between(MINUTE, MINUTE.plusSeconds(180), Optional.empty());
        assertEquals(4, all.times().size());
        assertEquals(
                new SampleSeries.Figures(
                        Arrays.asList(0.5, null, 0.5, null),
                        Arrays.asList(0.5, null, 0.5, null),
                        Arrays.asList(0.0, null, 0.0, null),
                        Arrays.asList(0L, null, 0L, null),
                        Arrays.asList(0L, null, 0L, null),
                        List.of()),
                all.series().get("guest/101"));
        assertEquals(
                new SampleSeries.Figures(
                        Arrays.asList(0.25, 0.25, 0.25, null),
                        Arrays.asList(0.5, 0.5, 0.5, null),
                        Arrays.asList(0.1, 0.1, 0.1, null),
                        Arrays.asList(0L, 0L, 0L, null),
                        Arrays.asList(0L, 0L, 0L, null),
                        List.of()),
                all.series().get("node/pve"));
    }

    @Test
    void everyFigure_isKept_andATemperatureWhereItIsKnown() {
        var vitals = new NodeVitals(Optional.empty(), 0, 0, Optional.of(54), Optional.empty(), Optional.empty());
        var node = new Node(
                "pve",
                NodeStatus.ONLINE,
                Optional.empty(),
                0.123,
                8,
                1,
                8,
                3,
                4,
                Optional.empty(),
                5_000_000_000L,
                7,
                Optional.of(vitals));
        keep(Clusters.of(List.of(node)), MINUTE);
        keep(Clusters.of(List.of(node.withVitals(Optional.empty()))), MINUTE.plusSeconds(60));
        assertEquals(
                new SampleSeries.Figures(
                        List.of(0.123, 0.123),
                        List.of(0.125, 0.125),
                        List.of(0.75, 0.75),
                        List.of(5_000_000_000L, 5_000_000_000L),
                        List.of(7L, 7L),
                        Arrays.asList(54, null)),
                between(MINUTE, MINUTE.plusSeconds(60), Optional.empty())
                        .series()
                        .get("node/pve"));
    }

    @Test
    void storage_isKeptWhileItIsAvailable_aSharedOneOnce() {
        var local = new Storage("local", "pve", "dir", false, StorageStatus.AVAILABLE, 3, 8);
        var nas = new Storage("nas", "pve", "nfs", true, StorageStatus.UNAVAILABLE, 0, 0);
        var nasOfAnother = new Storage("nas", "rack2", "nfs", true, StorageStatus.AVAILABLE, 1, 8);
        var nodes = List.of(Clusters.node("pve", NodeStatus.ONLINE));
        keep(Clusters.storing(nodes, local, nas, nasOfAnother), MINUTE);
        keep(Clusters.storing(nodes, local.asUnknown(), nas, nasOfAnother.using(2)), MINUTE.plusSeconds(60));
        var series = between(MINUTE, MINUTE.plusSeconds(60), Optional.empty()).series();
        assertEquals(Set.of("node/pve", "storage/pve/local", "storage/nas"), series.keySet());
        assertEquals(onlyDisk(Arrays.asList(0.375, null)), series.get("storage/pve/local"));
        assertEquals(onlyDisk(List.of(0.125, 0.25)), series.get("storage/nas"));
        assertEquals(
                Map.of("storage/nas", onlyDisk(List.of(0.125, 0.25))),
                between(MINUTE, MINUTE.plusSeconds(60), Optional.of("storage/nas"))
                        .series());
    }

    private static SampleSeries.Figures onlyDisk(List<@Nullable Double> disk) {
        return new SampleSeries.Figures(List.of(), List.of(), disk, List.of(), List.of(), List.of());
    }

    @Test
    void pairOfTheFirstVersions_isStillRead() {
        database.execute("INSERT INTO samples (cluster, timestamp, sample) VALUES ('home', '2026-01-26T12:59:00.000Z',"
                + " '{\"guest/101\":[500,250]}')");
        keep(RUNNING, MINUTE);
        assertEquals(
                new SampleSeries.Figures(
                        List.of(0.5, 0.5),
                        List.of(0.25, 0.5),
                        Arrays.asList(null, 0.0),
                        Arrays.asList(null, 0L),
                        Arrays.asList(null, 0L),
                        List.of()),
                between(MINUTE.minusSeconds(60), MINUTE, Optional.of("guest/101"))
                        .series()
                        .get("guest/101"));
    }

    @Test
    void resourceThatCameLater_beginsWithNulls() {
        keep(Clusters.of(), MINUTE);
        keep(RUNNING, MINUTE.plusSeconds(60));
        var all = between(MINUTE, MINUTE.plusSeconds(60), Optional.of("guest/101"));
        assertEquals(Set.of("guest/101"), all.series().keySet());
        assertEquals(
                Arrays.asList(null, 0.5),
                Optional.ofNullable(all.series().get("guest/101")).orElseThrow().cpu());
    }

    @Test
    void bounds_areInclusive() {
        for (int minute = 0; minute < 5; minute++) {
            keep(RUNNING, MINUTE.plusSeconds(60L * minute));
        }
        assertEquals(
                List.of(MINUTE.plusSeconds(60), MINUTE.plusSeconds(120)),
                between(MINUTE.plusSeconds(60), MINUTE.plusSeconds(120), Optional.empty())
                        .times());
    }

    @Test
    void unknownResource_hasNoSeries() {
        keep(RUNNING, MINUTE);
        assertEquals(
                Set.of(),
                between(MINUTE, MINUTE, Optional.of("guest/999")).series().keySet());
    }

    private boolean keep(ClusterState state, Instant takenAt) {
        return database.transactions().write(connection -> samples.keep(connection, "home", state, takenAt));
    }

    private SampleSeries between(Instant from, Instant to, Optional<String> resource) {
        var wanted = resource.map(Set::of).orElseGet(Set::of);
        return database.transactions().read(connection -> samples.between(connection, "home", from, to, wanted));
    }
}
