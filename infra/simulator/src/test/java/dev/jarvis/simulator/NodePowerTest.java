package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that are rebooted, switched off and woken through the API. */
class NodePowerTest {

    private final Lab lab;

    NodePowerTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void reboot_isAnsweredAtOnceAndTakesItsTime() throws Exception {
        Reply reply = lab.post("/nodes/pve/status", "command=reboot");
        assertEquals(200, reply.status());
        assertEquals("{\"data\":null}", reply.body());
        lab.step(1);
        assertEquals(200, lab.get("/nodes/pve/status").status());
        lab.step(2);
        assertEquals(595, lab.get("/nodes/pve/status").status());
        lab.step(30);
        assertEquals(595, lab.get("/nodes/pve/status").status());
        lab.step(20);
        long uptime = (Long) Reply.field(lab.get("/nodes/pve/status").row(), "uptime");
        assertTrue(uptime < 20, "uptime " + uptime);
        lab.step(10);
        assertEquals(true, lab.guestInTruth(101).get("running"));
    }

    @Test
    void shutdown_lastsUntilTheNodeIsWoken() throws Exception {
        lab.post("/nodes/pve/status", "command=shutdown");
        lab.step(3_600);
        assertEquals(595, lab.get("/nodes/pve/status").status());
        Reply woken = lab.post("/nodes/pve/wakeonlan", "");
        assertEquals(200, woken.status());
        lab.step(39);
        assertEquals(595, lab.get("/nodes/pve/status").status());
        lab.step(2);
        assertEquals(200, lab.get("/nodes/pve/status").status());
    }

    @Test
    void node_cannotWakeItself() throws Exception {
        Reply refused = lab.post("/nodes/Home/wakeonlan", "");
        assertEquals(500, refused.status());
        assertEquals(
                "'Home' is local node, cannot wake my self!\n", refused.object().get("message"));
    }

    @Test
    void allGuests_areStoppedAndStarted() throws Exception {
        assertEquals("OK", lab.finish("POST", "/nodes/pve/stopall", "", 10));
        assertEquals(0, running());
        assertEquals("OK", lab.finish("POST", "/nodes/pve/startall", "vms=101,105", 10));
        assertEquals(2, running());
    }

    @Test
    void machines_areAllSuspendedAndWokenAgain() throws Exception {
        assertEquals("OK", lab.finish("POST", "/nodes/pve/suspendall", "", 10));
        assertEquals(
                "suspended", lab.get("/cluster/resources").row("vmid", 101L).get("lock"));
        assertEquals(true, lab.guestInTruth(105).get("running"));
        assertEquals("OK", lab.finish("POST", "/nodes/pve/startall", "vms=101", 10));
        assertEquals(true, lab.guestInTruth(101).get("running"));
    }

    @Test
    void allGuests_migrate() throws Exception {
        Reply here = lab.post("/nodes/pve/migrateall", "target=pve&maxworkers=2");
        assertEquals(400, here.status());
        assertEquals(
                "no such cluster node 'nowhere'\n",
                lab.post("/nodes/pve/migrateall", "target=nowhere").object().get("message"));
        String withDisks = "target=agent&maxworkers=2&with-local-disks=1";
        assertEquals("OK", lab.finish("POST", "/nodes/pve/migrateall", withDisks, 60));
        assertEquals(List.of(), lab.get("/nodes/pve/qemu").rows());
        assertEquals(List.of(), lab.get("/nodes/pve/lxc").rows());
        assertEquals(true, lab.guestInTruth(101).get("running"));
        assertEquals("agent", lab.guestInTruth(105).get("node"));
    }

    @Test
    void machineWithALocalDisk_staysUnlessItsDiskMayGo() throws Exception {
        assertEquals(
                "no migrations worker started...",
                lab.finish("POST", "/nodes/pve/migrateall", "target=agent&vms=101", 60));
        assertEquals("pve", lab.guestInTruth(101).get("node"));
    }

    @Test
    void endOfAFault_leavesANodeAloneThatWasWokenMeanwhile() throws Exception {
        long id = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.post("/nodes/pve/wakeonlan", "");
        lab.step(100);
        lab.endFault(id);
        long uptime = (Long) Reply.field(lab.get("/nodes/pve/status").row(), "uptime");
        assertTrue(uptime >= 50, "uptime " + uptime);
    }

    @Test
    void powerCut_leavesTheLocksOfGuests() throws Exception {
        lab.put("/nodes/pve/qemu/117/config", "onboot=0");
        assertEquals("OK", lab.finish("POST", "/nodes/pve/qemu/117/status/suspend", "todisk=1", 10));
        lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":101}");
        long cut = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.step(30);
        lab.endFault(cut);
        lab.step(30);
        Reply guests = lab.get("/cluster/resources");
        assertEquals("backup", guests.row("vmid", 101L).get("lock"));
        assertEquals("stopped", guests.row("vmid", 101L).get("status"));
        assertEquals("suspended", guests.row("vmid", 117L).get("lock"));
        assertEquals("OK", lab.finish("POST", "/nodes/pve/qemu/117/status/start", "", 10));
        assertFalse(lab.get("/cluster/resources").row("vmid", 117L).containsKey("lock"));
    }

    @Test
    void stoppedWorker_endsWithItsInterruption() throws Exception {
        String upid = (String) lab.post("/nodes/pve/apt/update", "").data();
        assertEquals(200, lab.call("DELETE", "/nodes/pve/tasks/" + upid, "").status());
        assertEquals("received interrupt", lab.exit(upid));
    }

    private long running() throws Exception {
        return Reply.maps(Reply.field(lab.truth(), "guests")).stream()
                .filter(guest -> "pve".equals(guest.get("node")) && Boolean.TRUE.equals(guest.get("running")))
                .count();
    }
}
