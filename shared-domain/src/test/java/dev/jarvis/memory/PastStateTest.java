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
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.ChangeLog;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastStateTest {

    private static final Instant TAKEN = Instant.parse("2026-01-26T13:00:07.123Z");
    private static final Instant LATER = Instant.parse("2026-01-26T13:05:00Z");
    private static final long GIB = 1L << 30;

    private static final ClusterState STATE = Clusters.of(
            List.of(Clusters.node("pve", NodeStatus.ONLINE), Clusters.node("nas", NodeStatus.ONLINE)),
            Clusters.vm(101, "pve", GuestStatus.RUNNING),
            Clusters.vm(102, "pve", GuestStatus.STOPPED),
            Clusters.vm(103, "nas", GuestStatus.RUNNING));
    private static final Snapshot SNAPSHOT = new Snapshot(TAKEN, STATE, Optional.empty());

    @Test
    void withoutALaterSample_itIsTheSnapshot() {
        var alone = new PastState(STATE, TAKEN, TAKEN);
        assertEquals(alone, PastState.of(SNAPSHOT, Optional.empty()));
        var sameMinute = sample(Instant.parse("2026-01-26T13:00:00Z"), Map.of("node/pve", List.of(900L, 900L)));
        assertEquals(alone, PastState.of(SNAPSHOT, Optional.of(sameMinute)));
    }

    @Test
    void figuresOfMinutesBefore_areStale() {
        var past = new PastState(STATE, TAKEN, LATER);
        assertFalse(past.isStaleAt(LATER));
        assertFalse(past.isStaleAt(LATER.plus(Duration.ofMinutes(3))));
        assertTrue(past.isStaleAt(LATER.plus(Duration.ofMinutes(3)).plusMillis(1)));
    }

    @Test
    void laterSample_bringsItsFigures_andItsTime() {
        var past = PastState.of(
                SNAPSHOT,
                Optional.of(sample(
                        LATER,
                        Map.of(
                                "node/pve", List.of(900L, 250L, 500L, 11L, 12L, 60L),
                                "node/nas", List.of(100L, 0L, 0L, 0L, 0L),
                                "guest/101", List.of(750L, 125L, 0L, 21L, 22L),
                                "guest/103", List.of(1L, 1L, 0L, 0L, 0L)))));
        assertEquals(TAKEN, past.snapshotAt());
        assertEquals(LATER, past.takenAt());
        var node = past.state().node("pve").orElseThrow();
        assertEquals(0.9, node.cpuFraction());
        assertEquals(8 * GIB, node.memoryUsedBytes());
        assertEquals(50 * GIB, node.diskUsedBytes());
        assertEquals(11, node.networkInBytesPerSecond());
        assertEquals(12, node.networkOutBytesPerSecond());
        var guest = past.state().guest(101).orElseThrow();
        assertEquals(0.75, guest.cpuFraction());
        assertEquals(GIB / 2, guest.memoryUsedBytes());
        assertEquals(22, guest.networkOutBytesPerSecond());
        assertEquals(
                GuestStatus.STOPPED, past.state().guest(102).map(Guest::status).orElseThrow());
    }

    @Test
    void pairOfTheFirstVersions_leavesTheRestAsItWas() {
        var past = PastState.of(SNAPSHOT, Optional.of(sample(LATER, Map.of("node/pve", List.of(900L, 250L)))));
        var node = past.state().node("pve").orElseThrow();
        assertEquals(0.9, node.cpuFraction());
        assertEquals(10 * GIB, node.diskUsedBytes());
    }

    @Test
    void whoeverIsMissingInALaterSample_hasStopped_orItsNodeCouldNotBeSeen() {
        var past = PastState.of(
                SNAPSHOT,
                Optional.of(sample(
                        LATER,
                        Map.of("node/pve", List.of(1L, 1L, 1L, 1L, 1L), "guest/102", List.of(1L, 1L, 1L, 1L, 1L)))));
        assertEquals(GuestStatus.STOPPED, status(past, 101));
        assertEquals(0, past.state().guest(101).orElseThrow().memoryUsedBytes());
        assertEquals(GuestStatus.RUNNING, status(past, 102));
        assertEquals(GuestStatus.UNKNOWN, status(past, 103));
        assertEquals(NodeStatus.ONLINE, node(past, "pve").status());
        assertEquals(NodeStatus.UNKNOWN, node(past, "nas").status());
        assertEquals(0, node(past, "nas").cpuFraction());
    }

    @Test
    void storages_holdWhatTheLaterSampleSays_asFarAsTheirNodeWasSeen() {
        var local = new Storage("local", "pve", "dir", false, StorageStatus.AVAILABLE, 3, 1_000);
        var back = new Storage("back", "pve", "dir", false, StorageStatus.UNAVAILABLE, 0, 1_000);
        var seenAgain = new Storage("seen", "pve", "dir", false, StorageStatus.UNKNOWN, 0, 1_000);
        var gone = new Storage("gone", "pve", "dir", false, StorageStatus.AVAILABLE, 4, 1_000);
        var nas = new Storage("nas", "pve", "nfs", true, StorageStatus.AVAILABLE, 5, 1_000);
        var notMounted = new Storage("tank", "pve", "nfs", true, StorageStatus.UNAVAILABLE, 0, 1_000);
        var far = new Storage("nas", "nas", "nfs", true, StorageStatus.AVAILABLE, 5, 1_000);
        var state = Clusters.storing(STATE.nodes(), local, back, seenAgain, gone, nas, notMounted, far);
        assertEquals(
                List.of(
                        local.using(250),
                        back.using(10),
                        seenAgain.using(20),
                        gone.asUnknown(),
                        nas.using(500),
                        notMounted,
                        far.asUnknown()),
                storagesAfter(state, """
                        {"node/pve": [1, 1, 1, 1, 1], "storage/pve/local": [null, null, 250],
                         "storage/pve/back": [null, null, 10], "storage/pve/seen": [null, null, 20],
                         "storage/nas": [null, null, 500], "storage/tank": [null, null, 600]}
                        """));
    }

    @Test
    void sampleOfTheFirstVersions_saysNothingOfStorages() {
        var local = new Storage("local", "pve", "dir", false, StorageStatus.AVAILABLE, 3, 1_000);
        assertEquals(
                List.of(local),
                storagesAfter(Clusters.storing(STATE.nodes(), local), "{\"node/pve\": [1, 1, 1, 1, 1]}"));
    }

    private static List<Storage> storagesAfter(ClusterState state, String sample) {
        var later = Sample.of(LATER, TestDatabase.json().read(sample, JsonNode.class));
        return PastState.of(new Snapshot(TAKEN, state, Optional.empty()), Optional.of(later))
                .state()
                .storages();
    }

    @Test
    void vitals_belongToNodesThatWereOnline_whileTheyAreFresh_andTheLaterTemperatureWins() {
        var vitals = new NodeVitals(Optional.of(1.0), 1, 2, Optional.of(50), Optional.empty(), Optional.empty());
        var fresh = new Snapshot(
                TAKEN, STATE, Optional.of(new VitalsStore.Stored(Map.of("pve", vitals), TAKEN.minusSeconds(30))));
        assertEquals(
                Optional.of(vitals),
                node(PastState.of(fresh, Optional.empty()), "pve").vitals());
        assertEquals(
                Optional.empty(),
                node(PastState.of(fresh, Optional.empty()), "nas").vitals());
        var later = sample(LATER, Map.of("node/pve", List.of(1L, 1L, 1L, 1L, 1L, 71L)));
        assertEquals(
                Optional.of(71),
                node(PastState.of(fresh, Optional.of(later)), "pve").vitals().flatMap(NodeVitals::temperatureCelsius));
        var old = new Snapshot(
                TAKEN,
                STATE,
                Optional.of(new VitalsStore.Stored(Map.of("pve", vitals), TAKEN.minus(Duration.ofMinutes(16)))));
        assertEquals(
                Optional.empty(),
                node(PastState.of(old, Optional.empty()), "pve").vitals());
    }

    @Test
    void past_isPutTogetherFromWhatIsStored(@TempDir Path folder) {
        var sections = new Sections();
        var states = new StateStore(sections, TestDatabase.json(), new ChangeLog());
        var snapshots = new SnapshotStore(TestDatabase.json(), sections);
        var samples = new Samples(TestDatabase.json());
        var pasts = new PastStates(snapshots, samples);
        try (var database = TestDatabase.in(folder)) {
            database.transactions().run(connection -> {
                states.save(connection, "home", STATE, TAKEN);
                snapshots.save(connection, "home");
                samples.keep(connection, "home", STATE, TAKEN);
                var stopped = Clusters.of(STATE.nodes(), Clusters.vm(101, "pve", GuestStatus.STOPPED));
                samples.keep(connection, "home", stopped, LATER.plusSeconds(9));

                assertEquals(Optional.empty(), pasts.at(connection, "home", TAKEN.minusMillis(1)));
                assertEquals(
                        new PastState(STATE, TAKEN, TAKEN),
                        pasts.at(connection, "home", LATER.minusMillis(1)).orElseThrow());
                var after = pasts.at(connection, "home", LATER.plusSeconds(10)).orElseThrow();
                assertEquals(LATER, after.takenAt());
                assertEquals(GuestStatus.STOPPED, status(after, 101));
            });
        }
    }

    private static Sample sample(Instant minute, Map<String, List<Long>> numbers) {
        var rows = new HashMap<String, Sample.Row>();
        numbers.forEach(
                (resource, figures) -> rows.put(resource, new Sample.Row(new ArrayList<@Nullable Long>(figures))));
        return new Sample(minute, rows);
    }

    private static Node node(PastState past, String name) {
        return past.state().node(name).orElseThrow();
    }

    private static GuestStatus status(PastState past, int vmid) {
        return past.state().guest(vmid).orElseThrow().status();
    }
}
