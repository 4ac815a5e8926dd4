package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.feed.NewEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A quick reboot of a node, between two readings, restarts its guests: nobody crashed. */
class NodeRestartTest {

    private static final Instant BOOTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant BOOTED_AGAIN = BOOTED.plusSeconds(3_600);

    @Test
    void hasRestarted_onlyWhenItsBootIsLater() {
        var before = state(NodeStatus.ONLINE, Optional.of(BOOTED), GuestStatus.RUNNING);
        var again = state(NodeStatus.ONLINE, Optional.of(BOOTED_AGAIN), GuestStatus.RUNNING);
        var unseen = state(NodeStatus.OFFLINE, Optional.empty(), GuestStatus.UNKNOWN);

        assertTrue(again.hasRestarted("pve", before));
        assertFalse(before.hasRestarted("pve", before));
        assertFalse(again.hasRestarted("pve", unseen));
        assertFalse(unseen.hasRestarted("pve", before));
        assertFalse(again.hasRestarted("other", before));
    }

    @Test
    void feed_namesTheNodeOnce_andGuestsThatStayedOff() {
        var before = state(NodeStatus.ONLINE, Optional.of(BOOTED), GuestStatus.RUNNING);
        var off = state(NodeStatus.ONLINE, Optional.of(BOOTED_AGAIN), GuestStatus.STOPPED);
        var stop = new GuestStop(
                before.guests().getFirst(), off.guests().getFirst(), new GuestStop.Cause.NodeRestarted("pve"));

        var lines = StateChanges.of("home", new Reading(BOOTED_AGAIN, before, off, Map.of(), List.of(stop), Map.of()));

        assertEquals(
                List.of("Node restarted", "Guest stopped"),
                lines.stream().map(NewEvent::title).toList());
        assertEquals("plex (101) is off since pve restarted", lines.getLast().message());
    }

    private static ClusterState state(NodeStatus status, Optional<Instant> booted, GuestStatus guestStatus) {
        var node = new Node("pve", status, Optional.empty(), 0, 4, 0, 1, 0, 1, booted, 0, 0, Optional.empty());
        var guest = new Guest(
                101,
                "plex",
                GuestType.QEMU,
                "pve",
                guestStatus,
                0,
                2,
                0,
                1,
                0,
                1,
                Optional.empty(),
                0,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false);
        return new ClusterState("homelab", Optional.of(true), List.of(node), List.of(guest), List.of());
    }
}
