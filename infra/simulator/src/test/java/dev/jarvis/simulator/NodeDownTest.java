package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the others show of a node that is gone, and its return. 101 lives on pve. */
class NodeDownTest {

    private final Lab lab;

    NodeDownTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void port_refusesWhileTheNodeIsDownAndIsTheSameAfterwards() throws Exception {
        assertEquals(200, lab.get("pve", "/version").status());
        long id = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        assertThrows(IOException.class, () -> lab.get("pve", "/version"));
        lab.endFault(id);
        assertEquals(200, lab.get("pve", "/version").status());
    }

    @Test
    void passedOnCall_is595WithoutABody() throws Exception {
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"power\"}");
        Reply reply = lab.get("/nodes/pve/status");
        assertEquals(595, reply.status());
        assertEquals("", reply.body());
        assertEquals(200, lab.get("/nodes/pve").status());
        assertEquals(200, lab.get("/nodes/pve/qemu/101/rrddata?timeframe=hour").status());
    }

    @Test
    void lists_showTheNodeOfflineAndItsGuestsRunningForFiveMinutes() throws Exception {
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"power\"}");
        lab.step(299);
        assertEquals(0L, lab.get("/cluster/status").row("name", "pve").get("online"));
        assertEquals(1L, lab.get("/cluster/status").row("type", "cluster").get("quorate"));
        assertEquals("offline", resource("node/pve").get("status"));
        assertTrue(resource("node/pve").containsKey("maxmem"));
        assertFalse(resource("node/pve").containsKey("mem"));
        assertEquals("running", resource("qemu/101").get("status"));
        assertEquals(false, lab.guestInTruth(101).get("running"));

        lab.step(2);

        assertFalse(resource("node/pve").containsKey("maxmem"));
        assertEquals("unknown", resource("qemu/101").get("status"));
        assertFalse(resource("qemu/101").containsKey("name"));
        assertEquals("unknown", resource("storage/pve/nas").get("status"));
    }

    @Test
    void power_killsTasksAndItsReturnStartsTheGuestsThatStartAtBoot() throws Exception {
        lab.post("/nodes/pve/qemu/101/status/shutdown", "");
        long id = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"power\"}");
        lab.step(60);
        lab.endFault(id);
        assertEquals("online", resource("node/pve").get("status"));
        assertEquals(0L, resource("node/pve").get("uptime"));
        assertEquals("stopped", resource("qemu/101").get("status"));

        lab.step(5);

        assertEquals("running", resource("qemu/101").get("status"));
        assertEquals(5L, resource("node/pve").get("uptime"));
        List<Map<?, ?>> tasks = lab.get("/nodes/pve/tasks").rows();
        assertEquals("OK", Reply.find(tasks, "type", "startall").get("status"));
        assertEquals("root@pam", Reply.find(tasks, "type", "qmstart").get("user"));
        assertEquals(
                "unexpected status", Reply.find(tasks, "type", "qmshutdown").get("status"));
    }

    @Test
    void guestThatDoesNotStartAtBoot_staysStopped() throws Exception {
        assertEquals("stopped", resource("qemu/116").get("status"));
        long id = lab.fault("{\"kind\":\"node-down\",\"node\":\"Home\",\"how\":\"power\"}");
        lab.endFault(id);
        lab.step(30);
        assertEquals("stopped", resource("qemu/116").get("status"));
    }

    @Test
    void network_leavesTheGuestsAlone() throws Exception {
        long id = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"network\"}");
        lab.step(20);
        assertEquals(595, lab.get("/nodes/pve/status").status());
        assertEquals(true, lab.guestInTruth(101).get("running"));
        lab.endFault(id);
        long uptime = (Long) Reply.field(resource("qemu/101"), "uptime");
        assertTrue(uptime > 1_000, "uptime " + uptime);
    }

    @Test
    void lostQuorum_refusesWritesAndAnswersReads() throws Exception {
        lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.fault("{\"kind\":\"node-down\",\"node\":\"agent\"}");
        assertEquals(0L, lab.get("/cluster/status").row("type", "cluster").get("quorate"));
        Reply refused = lab.post("/nodes/rack2/lxc/103/status/stop", "");
        assertEquals(500, refused.status());
        assertEquals("cluster not ready - no quorum?\n", refused.object().get("message"));
    }

    private Map<?, ?> resource(String id) throws Exception {
        return lab.get("/cluster/resources").row("id", id);
    }
}
