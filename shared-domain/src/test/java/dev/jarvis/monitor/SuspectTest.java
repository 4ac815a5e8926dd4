package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuspectTest {

    private static final Instant BEFORE = TestClock.START;
    private static final Guest RUNNING = Clusters.vm(101, "pve", GuestStatus.RUNNING);

    @Test
    void guestThatStopped_isSuspect_sinceItWasLastSeen() {
        assertEquals(
                List.of(new Suspect(RUNNING, BEFORE)),
                between(Clusters.of(RUNNING), Clusters.of(Clusters.vm(101, "pve", GuestStatus.STOPPED))));
    }

    @Test
    void guestThatStartedAnew_isSuspect() {
        assertEquals(
                List.of(new Suspect(RUNNING, BEFORE)),
                between(Clusters.of(RUNNING), Clusters.of(startedAt(BEFORE.plusSeconds(4)))));
    }

    /** Uptimes are up to ten seconds old, so a start may seem to lie before the reading that did not show it. */
    @Test
    void guestThatStartedAnew_isSuspect_evenIfTheReadingBeforeWasOld() {
        assertEquals(
                1,
                between(Clusters.of(RUNNING), Clusters.of(startedAt(BEFORE.minusSeconds(10))))
                        .size());
    }

    /** Times of start are counted back from our own clock: when that is set forward, all of them seem to move. */
    @Test
    void clockThatWasSetForward_makesNoSuspects() {
        assertEquals(List.of(), between(Clusters.of(RUNNING), Clusters.of(startedAt(Clusters.BOOTED.plusSeconds(90)))));
    }

    @Test
    void guestThatRunsOn_isNoSuspect() {
        assertEquals(List.of(), between(Clusters.of(RUNNING), Clusters.of(RUNNING)));
    }

    @Test
    void unknownGuest_isNoSuspect() {
        assertEquals(List.of(), between(Clusters.of(RUNNING), Clusters.of(RUNNING.asUnknown())));
    }

    @Test
    void guestThatDidNotRun_isNoSuspect() {
        var stopped = Clusters.vm(101, "pve", GuestStatus.STOPPED);
        assertEquals(List.of(), between(Clusters.of(stopped), Clusters.of(stopped)));
        assertEquals(List.of(), between(Clusters.of(RUNNING.asUnknown()), Clusters.of(stopped)));
    }

    @Test
    void guestThatIsGone_isNoSuspect() {
        assertEquals(List.of(), between(Clusters.of(RUNNING), Clusters.of()));
    }

    @Test
    void guestThatRunsElsewhere_hasMoved_andIsNoSuspect() {
        var moved =
                Clusters.guest(101, GuestType.QEMU, "agent", GuestStatus.RUNNING, Optional.of(BEFORE.plusSeconds(4)));
        assertEquals(List.of(), between(Clusters.of(RUNNING), Clusters.of(moved)));
    }

    @Test
    void suspect_survivesAProcess() {
        var suspect = new Suspect(Clusters.locked(RUNNING, "backup"), BEFORE);
        var json = TestDatabase.json();
        assertEquals(suspect, json.read(json.write(suspect), Suspect.class));
    }

    private static Guest startedAt(Instant time) {
        return Clusters.guest(101, GuestType.QEMU, "pve", GuestStatus.RUNNING, Optional.of(time));
    }

    private static List<Suspect> between(ClusterState before, ClusterState now) {
        return Suspect.between(before, BEFORE, now);
    }
}
