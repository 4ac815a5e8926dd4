package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guests that are kept running: 101 on pve is put under high availability by a fault. */
class HighAvailabilityTest {

    private final Lab lab;
    private final long fault;

    HighAvailabilityTest() throws Exception {
        lab = Lab.open();
        fault = lab.fault("{\"kind\":\"ha-guest\",\"vmid\":101}");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void stop_onlyChangesWhatIsWanted() throws Exception {
        Reply stop = lab.post("/nodes/pve/qemu/101/status/stop", "");
        assertTrue(String.valueOf(stop.data()).contains(":hastop:101:"), stop.body());
        assertEquals("OK", lab.done(stop, 1));
        assertEquals("running", status());
        assertEquals("stopped", lab.get("/cluster/ha/resources/vm:101").row().get("state"));
        lab.step(20);
        assertEquals("stopped", status());
        Reply start = lab.post("/nodes/pve/qemu/101/status/start", "");
        assertTrue(String.valueOf(start.data()).contains(":hastart:101:"), start.body());
        lab.step(20);
        assertEquals("running", status());
    }

    @Test
    void crashedGuest_isStartedAgain() throws Exception {
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        assertEquals("stopped", status());
        lab.step(15);
        assertEquals("running", status());
    }

    @Test
    void guestsOfADeadNode_moveAfterItsFencing() throws Exception {
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.step(70);
        assertEquals("fence", lab.get("/cluster/resources").row("vmid", 101L).get("hastate"));
        lab.step(80);
        Map<?, ?> moved = lab.get("/cluster/resources").row("vmid", 101L);
        assertFalse("pve".equals(moved.get("node")));
        assertEquals("running", moved.get("status"));
        assertEquals("started", moved.get("hastate"));
    }

    @Test
    void guestOfANodeThatReturnsInTime_isKeptAsBefore() throws Exception {
        long away = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"network\"}");
        lab.step(90);
        assertEquals("fence", state());
        lab.endFault(away);
        lab.step(20);
        assertEquals(List.of("started", "running"), List.of(state(), status()));
        assertEquals("pve", lab.guestInTruth(101).get("node"));
    }

    @Test
    void shortAbsences_areNoReasonToFence() throws Exception {
        lab.fault("{\"kind\":\"node-flap\",\"node\":\"pve\",\"downSeconds\":20,\"upSeconds\":20}");
        lab.step(60);
        assertEquals("started", state());
        lab.step(300);
        assertEquals(
                List.of("started", "pve"),
                List.of(state(), lab.guestInTruth(101).get("node")));
    }

    @Test
    void guestThatDiedWithoutQuorum_isStartedOnceThereIsOne() throws Exception {
        long quorum = lab.fault("{\"kind\":\"quorum-lost\"}");
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.step(60);
        assertEquals("stopped", status());
        lab.endFault(quorum);
        lab.step(15);
        assertEquals(List.of("started", "running"), List.of(state(), status()));
    }

    @Test
    void guestOfANodeThatDiedWithoutQuorum_movesOnceThereIsOne() throws Exception {
        long quorum = lab.fault("{\"kind\":\"quorum-lost\"}");
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.step(300);
        assertEquals("pve", lab.guestInTruth(101).get("node"));
        lab.endFault(quorum);
        lab.step(30);
        assertFalse("pve".equals(lab.guestInTruth(101).get("node")));
        assertEquals(List.of("started", "running"), List.of(state(), status()));
    }

    @Test
    void recoveredGuest_isFreedOfTheLockThatItsDeadNodeLeft() throws Exception {
        lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":101}");
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.step(150);
        Map<?, ?> moved = lab.get("/cluster/resources").row("vmid", 101L);
        assertEquals("running", moved.get("status"));
        assertFalse(moved.containsKey("lock"));
    }

    @Test
    void startThatFails_isTriedAgainAndGivenUpInTheEnd() throws Exception {
        long lock = lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":101}");
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.step(10);
        lab.endFault(lock);
        lab.step(10);
        assertEquals(List.of("started", "running"), List.of(state(), status()));
        lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":101}");
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.step(60);
        assertEquals(List.of("error", "stopped"), List.of(state(), status()));
        assertEquals(
                4,
                lab.get("/nodes/pve/tasks?typefilter=qmstart&errors=1").rows().size());
    }

    @Test
    void guestThatSwitchesItselfOff_isStartedAgain() throws Exception {
        // The manager has looked at what the fault has put under it, and waits for events.
        lab.step(20);
        assertEquals(200, lab.post("/nodes/pve/qemu/101/agent/shutdown", "").status());
        lab.step(4);
        assertEquals("stopped", status());
        lab.step(10);
        assertEquals("running", status());
    }

    @Test
    void migration_goesThroughTheManager() throws Exception {
        Reply reply = lab.post("/nodes/pve/qemu/101/migrate", "target=Home&online=1");
        assertTrue(String.valueOf(reply.data()).contains(":hamigrate:101:"), reply.body());
        lab.step(40);
        assertEquals("Home", lab.get("/cluster/resources").row("vmid", 101L).get("node"));
        assertEquals(
                Map.of("sid", "vm:101", "requested-node", "agent"),
                lab.post("/cluster/ha/resources/101/relocate", "node=agent").row());
        lab.step(60);
        Map<?, ?> relocated = lab.get("/cluster/resources").row("vmid", 101L);
        assertEquals(List.of("agent", "running"), List.of(relocated.get("node"), relocated.get("status")));
    }

    @Test
    void status_hasARowForEachPart() throws Exception {
        Reply status = lab.get("/cluster/ha/status/current");
        assertEquals("OK", status.row("type", "quorum").get("status"));
        assertEquals("armed", status.row("type", "fencing").get("armed-state"));
        assertEquals(
                4,
                status.rows().stream()
                        .filter(row -> "lrm".equals(row.get("type")))
                        .count());
        assertEquals("started", status.row("sid", "vm:101").get("crm_state"));
        Map<?, ?> manager = (Map<?, ?>)
                Reply.field(lab.get("/cluster/ha/status/manager_status").row(), "manager_status");
        assertEquals("Home", manager.get("master_node"));
        assertEquals(
                1L,
                Reply.field(
                        (Map<?, ?>) Reply.field(
                                lab.get("/nodes/pve/qemu/101/status/current").row(), "ha"),
                        "managed"));
    }

    @Test
    void groups_areRulesNow() throws Exception {
        Reply groups = lab.get("/cluster/ha/groups");
        assertEquals(500, groups.status());
        assertTrue(String.valueOf(groups.object().get("message")).contains("ha groups have been migrated to rules"));
    }

    @Test
    void error_endsWhenItIsSwitchedOff() throws Exception {
        lab.endFault(fault);
        lab.fault("{\"kind\":\"ha-guest\",\"vmid\":101,\"state\":\"error\"}");
        assertEquals("error", lab.get("/cluster/resources").row("vmid", 101L).get("hastate"));
        lab.put("/cluster/ha/resources/vm:101", "state=disabled");
        lab.step(20);
        assertEquals("stopped", status());
        lab.put("/cluster/ha/resources/vm:101", "state=started");
        lab.step(20);
        assertEquals("running", status());
    }

    private String state() throws Exception {
        return String.valueOf(lab.get("/cluster/resources").row("vmid", 101L).get("hastate"));
    }

    private String status() throws Exception {
        return String.valueOf(lab.get("/cluster/resources").row("vmid", 101L).get("status"));
    }
}
