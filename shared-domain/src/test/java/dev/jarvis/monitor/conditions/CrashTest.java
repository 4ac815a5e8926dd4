package dev.jarvis.monitor.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.feed.Severity;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.GuestStop.Cause;
import dev.jarvis.monitor.Reading;
import dev.jarvis.monitor.Readings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** VM_CRASHED and CT_CRASHED: the same rules, each for its own kind of guest. */
class CrashTest {

    private static final List<Finding> NOTHING = List.of();

    @ParameterizedTest
    @EnumSource
    void fires_forAGuestThatIsMissed(GuestType type) {
        var finding = holds(type, stopped(type, Readings.crashed(true)));
        assertEquals("101", finding.target());
        assertEquals(Optional.of("pve"), finding.node());
        assertEquals(Severity.ERROR, finding.severity());
        assertEquals("guest101 (101) crashed", finding.title());
        assertEquals("running", finding.evidence().get("previousState"));
        assertEquals("stopped", finding.evidence().get("currentState"));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWarns_ofAGuestThatMayHaveBeenShutDownFromInside(GuestType type) {
        var unwanted = holds(type, stopped(type, Readings.crashed(false)));
        assertEquals(Severity.WARNING, unwanted.severity());
        assertEquals("guest101 (101) stopped without a task", unwanted.title());
        assertEquals(
                Severity.WARNING,
                holds(type, stopped(type, new Cause.Unexplained(Optional.empty())))
                        .severity());
    }

    @ParameterizedTest
    @EnumSource
    void warns_ofAGuestThatRunsAnew(GuestType type) {
        var running = cluster(type, GuestStatus.RUNNING);
        var finding = holds(type, Readings.stop(running, running, 101, Readings.crashed(true)));
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("guest101 (101) restarted by itself", finding.title());
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFire_whenSomeoneMeantIt_orNobodyCanSayYet(GuestType type) {
        var meant = new Cause.Meant(Optional.of("root@pam"), "qmstop", Optional.empty());
        assertEquals(NOTHING, of(type).judge(stopped(type, meant)));
        assertEquals(NOTHING, of(type).judge(stopped(type, new Cause.NotKnownYet("tasks are not readable"))));
    }

    @ParameterizedTest
    @EnumSource
    void doesNotFire_forTheOtherKind(GuestType type) {
        var other = type == GuestType.QEMU ? GuestType.LXC : GuestType.QEMU;
        assertEquals(NOTHING, of(type).judge(stopped(other, Readings.crashed(true))));
    }

    @ParameterizedTest
    @EnumSource
    void stillHolds_whileTheGuestIsDown_orNobodyKnows(GuestType type) {
        for (var status : List.of(GuestStatus.STOPPED, GuestStatus.UNKNOWN)) {
            var down = cluster(type, status);
            assertEquals(
                    List.of(new Finding.StillHolds("101")), of(type).judge(withOpen(type, Readings.of(down, down))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasEnded_whenTheGuestRuns_orIsGone(GuestType type) {
        var stopped = cluster(type, GuestStatus.STOPPED);
        var running = cluster(type, GuestStatus.RUNNING);
        assertEquals(NOTHING, of(type).judge(withOpen(type, Readings.of(stopped, running))));
        assertEquals(NOTHING, of(type).judge(withOpen(type, Readings.of(stopped, Clusters.of()))));
    }

    private static Reading withOpen(GuestType type, Reading reading) {
        return Readings.withOpen(reading, of(type).name(), "101");
    }

    private static Reading stopped(GuestType type, Cause cause) {
        return Readings.stop(cluster(type, GuestStatus.RUNNING), cluster(type, GuestStatus.STOPPED), 101, cause);
    }

    private static ClusterState cluster(GuestType type, GuestStatus status) {
        return Clusters.of(Clusters.guest(101, type, "pve", status, Optional.of(Clusters.BOOTED)));
    }

    private static Finding.Holds holds(GuestType type, Reading reading) {
        return assertInstanceOf(Finding.Holds.class, of(type).judge(reading).getFirst());
    }

    private static Condition of(GuestType type) {
        return switch (type) {
            case QEMU -> new VmCrashed();
            case LXC -> new CtCrashed();
        };
    }
}
