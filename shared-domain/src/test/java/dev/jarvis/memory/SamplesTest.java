package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                new SampleSeries.Figures(Arrays.asList(0.5, null, 0.5, null), Arrays.asList(0.5, null, 0.5, null)),
                all.series().get("guest/101"));
        assertEquals(
                new SampleSeries.Figures(Arrays.asList(0.25, 0.25, 0.25, null), Arrays.asList(0.5, 0.5, 0.5, null)),
                all.series().get("node/pve"));
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
        return database.transactions().read(connection -> samples.between(connection, "home", from, to, resource));
    }
}
