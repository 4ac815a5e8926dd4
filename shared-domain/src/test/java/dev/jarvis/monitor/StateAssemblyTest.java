package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.database.TestClock;
import dev.jarvis.proxmox.GuestRow;
import dev.jarvis.proxmox.Membership;
import dev.jarvis.proxmox.NodeRow;
import dev.jarvis.proxmox.Resources;
import dev.jarvis.proxmox.StorageRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateAssemblyTest {

    private static final Instant NOW = TestClock.START;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Membership ONLINE = Rows.cluster(Rows.member("pve", true));
    private static final Membership OFFLINE = Rows.cluster(Rows.member("pve", false));
    private static final NodeRow NODE = Rows.node("pve", NodeStatus.ONLINE, HOUR);

    @Test
    void membership_beatsWhatIsListed() {
        var resources = resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR));
        var state = first(resources, OFFLINE).state();
        var guest = state.guest(101).orElseThrow();
        assertEquals(NodeStatus.OFFLINE, node(state).status());
        assertEquals(GuestStatus.UNKNOWN, guest.status());
        assertEquals(Optional.empty(), guest.startedAt());
        assertEquals(0, guest.memoryUsedBytes());
        assertEquals("guest101", guest.name());
    }

    @Test
    void offlineNode_keepsItsSizes_andHasNoFigures() {
        var before = first(resources(), ONLINE).state();
        var node = node(assemble(resources(), OFFLINE, before, NetworkCounters.NONE, NOW.plusSeconds(10))
                .state());
        assertEquals(node(before).memoryBytes(), node.memoryBytes());
        assertEquals(node(before).cpus(), node.cpus());
        assertEquals(0, node.memoryUsedBytes());
        assertEquals(0, node.cpuFraction());
        assertEquals(Optional.empty(), node.startedAt());
    }

    @Test
    void memberThatIsNotListed_isThere_withoutFigures() {
        var state =
                first(new Resources(List.of(), List.of(), List.of()), ONLINE).state();
        assertEquals(NodeStatus.ONLINE, node(state).status());
        assertEquals(0, node(state).memoryBytes());
    }

    @Test
    void templates_areNoGuests() {
        var state = first(
                        resources(Rows.template(900, "pve"), Rows.guest(101, "pve", GuestStatus.STOPPED, HOUR)), ONLINE)
                .state();
        assertEquals(List.of(101), state.guests().stream().map(Guest::vmid).toList());
    }

    @Test
    void missingFigures_areTakenFromBefore_whereTheyCannotHaveChanged() {
        var before = first(resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR)), ONLINE)
                .state();
        var after = assemble(
                        resources(Rows.bare(101, "pve")), ONLINE, before, NetworkCounters.NONE, NOW.plusSeconds(10))
                .state()
                .guest(101)
                .orElseThrow();
        assertEquals("guest101", after.name());
        assertEquals(2, after.cpus());
        assertEquals(0, after.memoryUsedBytes());
        assertTrue(after.memoryBytes() > 0);
    }

    @Test
    void guestThatWasNeverNamed_isCalledByItsNumber() {
        var state = first(resources(Rows.bare(101, "pve")), ONLINE).state();
        assertEquals("lxc 101", state.guest(101).orElseThrow().name());
    }

    @Test
    void startedAt_isSticky_whileUptimesAreImprecise() {
        var before = first(resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR)), ONLINE)
                .state();
        var startedAt = before.guest(101).flatMap(Guest::startedAt);
        assertEquals(Optional.of(NOW.minus(HOUR)), startedAt);
        for (int late = -19; late <= 19; late += 2) {
            var again = assemble(
                            resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR.plusSeconds(10 + late))),
                            ONLINE,
                            before,
                            NetworkCounters.NONE,
                            NOW.plusSeconds(10))
                    .state();
            assertEquals(startedAt, again.guest(101).flatMap(Guest::startedAt), "uptime off by " + late + " s");
        }
    }

    @Test
    void startedAt_follows_whenTheGuestStartsAnew() {
        var before = first(resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR)), ONLINE)
                .state();
        var later = NOW.plusSeconds(10);
        var again = assemble(
                        resources(Rows.guest(101, "pve", GuestStatus.RUNNING, Duration.ofSeconds(4))),
                        ONLINE,
                        before,
                        NetworkCounters.NONE,
                        later)
                .state();
        assertEquals(Optional.of(later.minusSeconds(4)), again.guest(101).flatMap(Guest::startedAt));
    }

    @Test
    void rates_comeFromTheReadingBefore() {
        var before = first(resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 1_000, 50_000)), ONLINE);
        var after = assemble(
                resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 13_340, 150_000)),
                ONLINE,
                before.state(),
                before.counters(),
                NOW.plusSeconds(10));
        var guest = after.state().guest(101).orElseThrow();
        assertEquals(1_200, guest.networkInBytesPerSecond());
        assertEquals(10_000, guest.networkOutBytesPerSecond());
        assertEquals(1_200, node(after.state()).networkInBytesPerSecond());
        assertEquals(10_000, node(after.state()).networkOutBytesPerSecond());
    }

    @Test
    void counterThatBeganAnew_givesNoRate() {
        var before = first(resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 1_000_000, 1_000_000)), ONLINE);
        var guest = assemble(
                        resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 500, 2_000_000)),
                        ONLINE,
                        before.state(),
                        before.counters(),
                        NOW.plusSeconds(10))
                .state()
                .guest(101)
                .orElseThrow();
        assertEquals(0, guest.networkInBytesPerSecond());
        assertEquals(0, guest.networkOutBytesPerSecond());
    }

    @Test
    void firstReading_andAReadingOfTheSameMoment_haveNoRates() {
        var first = first(resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 9_000, 9_000)), ONLINE);
        assertEquals(0, first.state().guest(101).orElseThrow().networkInBytesPerSecond());
        var same = assemble(
                resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 99_000, 99_000)),
                ONLINE,
                first.state(),
                first.counters(),
                NOW);
        assertEquals(0, same.state().guest(101).orElseThrow().networkInBytesPerSecond());
    }

    @Test
    void guestOfANodeThatIsOff_hasNoCounters() {
        var resources = resources(Rows.guest(101, "pve", GuestStatus.RUNNING, HOUR, 9_000, 9_000));
        assertEquals(Set.of("101"), first(resources, ONLINE).counters().guests().keySet());
        assertEquals(Set.of(), first(resources, OFFLINE).counters().guests().keySet());
    }

    @Test
    void figureBetweenTwoSteps_doesNotFlip() {
        var before =
                first(resources(Rows.busy(101, "pve", 0.114, 0.3024)), ONLINE).state();
        for (double off = -0.004; off <= 0.004; off += 0.001) {
            var again = assemble(
                            resources(Rows.busy(101, "pve", 0.115 + off, 0.3025 + off / 2)),
                            ONLINE,
                            before,
                            NetworkCounters.NONE,
                            NOW.plusSeconds(10))
                    .state();
            assertEquals(before, again, "off by " + off);
        }
    }

    @Test
    void guestThatLeft_andCameBackAsAnother_isShownAnew() {
        var before = first(resources(Rows.busy(101, "pve", 0.5, 0.5)), ONLINE).state();
        var stopped = assemble(
                        resources(Rows.guest(101, "pve", GuestStatus.STOPPED, Duration.ZERO)),
                        ONLINE,
                        before,
                        NetworkCounters.NONE,
                        NOW.plusSeconds(10))
                .state();
        var now = assemble(
                        resources(Rows.busy(101, "pve", 0.026, 0.013)),
                        ONLINE,
                        stopped,
                        NetworkCounters.NONE,
                        NOW.plusSeconds(20))
                .state()
                .guest(101)
                .orElseThrow();
        assertEquals(0.03, now.cpuFraction());
        assertEquals(Math.round(3 * 4L * (1L << 30) / 200.0), now.memoryUsedBytes());
    }

    @Test
    void sameAnswers_giveTheSameState_inAFixedOrder() {
        var one = resources(
                Rows.guest(102, "pve", GuestStatus.RUNNING, HOUR), Rows.guest(101, "pve", GuestStatus.STOPPED, HOUR));
        var other = resources(
                Rows.guest(101, "pve", GuestStatus.STOPPED, HOUR), Rows.guest(102, "pve", GuestStatus.RUNNING, HOUR));
        assertEquals(first(one, ONLINE).state(), first(other, ONLINE).state());
    }

    @Test
    void nodeThatStandsAlone_givesItsNameToItsCluster() {
        var alone = new Membership(Optional.empty(), Optional.empty(), List.of(Rows.member("pve", true)));
        var state = first(resources(), alone).state();
        assertEquals("pve", state.name());
        assertEquals(Optional.empty(), state.quorate());
    }

    @Test
    void storagesOfANodeThatIsOff_areUnknown() {
        var storage = new StorageRow(
                "local",
                new NodeName("pve"),
                "dir",
                false,
                StorageStatus.AVAILABLE,
                OptionalLong.of(1),
                OptionalLong.of(2),
                List.of());
        var resources = new Resources(List.of(NODE), List.of(), List.of(storage));
        assertEquals(
                StorageStatus.AVAILABLE,
                first(resources, ONLINE).state().storages().getFirst().status());
        assertEquals(
                StorageStatus.UNKNOWN,
                first(resources, OFFLINE).state().storages().getFirst().status());
    }

    private static Node node(ClusterState state) {
        return state.node("pve").orElseThrow();
    }

    private static Resources resources(GuestRow... guests) {
        return new Resources(List.of(NODE), List.of(guests), List.of());
    }

    private static StateAssembly first(Resources resources, Membership membership) {
        return new StateAssembly(resources, membership, Optional.empty(), NetworkCounters.NONE, NOW);
    }

    private static StateAssembly assemble(
            Resources resources,
            Membership membership,
            ClusterState before,
            NetworkCounters counters,
            Instant takenAt) {
        return new StateAssembly(resources, membership, Optional.of(before), counters, takenAt);
    }
}
