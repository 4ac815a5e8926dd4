package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker leaves behind that somebody stops: 101 is a running virtual machine, 105 a running container, on pve. */
class StoppedTaskTest {

    private static final String MACHINE = "/nodes/pve/qemu/101";

    private final Lab lab;

    StoppedTaskTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void snapshot_isUndone() throws Exception {
        assertEquals("received interrupt", stopped(lab.post(MACHINE + "/snapshot", "snapname=one&vmstate=1"), 1));
        assertUnlocked(101);
        lab.step(10);
        assertEquals(1, lab.get(MACHINE + "/snapshot").rows().size());
        assertEquals("OK", lab.done(lab.post(MACHINE + "/snapshot", "snapname=one"), 5));
    }

    @Test
    void droppingASnapshotAndReturningToIt_leaveTheGuestLocked() throws Exception {
        assertEquals("OK", lab.done(lab.post(MACHINE + "/snapshot", "snapname=one"), 5));
        assertEquals("received interrupt", stopped(lab.post(MACHINE + "/snapshot/one/rollback", ""), 1));
        assertEquals("rollback", resource(101, "lock"));
        assertEquals(200, lab.put(MACHINE + "/config", "delete=lock").status());
        assertEquals("received interrupt", stopped(lab.delete(MACHINE + "/snapshot/one"), 1));
        assertEquals("snapshot-delete", resource(101, "lock"));
        assertEquals(2, lab.get(MACHINE + "/snapshot").rows().size());
    }

    @Test
    void migrationOfAMachine_leavesItRunningWhereItWas() throws Exception {
        Reply begun = lab.post(MACHINE + "/migrate", "target=Home&online=1&with-local-disks=1");
        assertEquals("migration problems", stopped(begun, 3));
        assertUnlocked(101);
        lab.step(20);
        assertEquals("pve", resource(101, "node"));
        assertEquals("running", resource(101, "status"));
    }

    @Test
    void migrationOfAContainer_startsItAgainWhereItWas() throws Exception {
        Reply begun = lab.post("/nodes/pve/lxc/105/migrate", "target=rack2&restart=1");
        lab.step(4);
        assertEquals("stopped", resource(105, "status"));
        assertEquals("migration aborted", stopped(begun, 0));
        assertUnlocked(105);
        assertEquals("running", resource(105, "status"));
        assertEquals("pve", resource(105, "node"));
    }

    @Test
    void creationAndCopy_leaveNoGuest() throws Exception {
        Reply create = lab.post("/nodes/pve/qemu", "vmid=900&name=fresh&memory=1024&cores=2&scsi0=local-zfs:8");
        assertEquals("unable to create VM 900 - received interrupt", stopped(create, 1));
        Reply copy = lab.post(MACHINE + "/clone", "newid=901&full=1");
        assertEquals("clone failed: received interrupt", stopped(copy, 1));
        lab.step(60);
        assertTrue(lab.get("/cluster/resources").rows().stream()
                .noneMatch(row -> Long.valueOf(900).equals(row.get("vmid"))
                        || Long.valueOf(901).equals(row.get("vmid"))));
    }

    @Test
    void backupOfMany_freesItsGuestAndNoOther() throws Exception {
        lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":105}");
        Reply begun = lab.post("/nodes/pve/vzdump", "vmid=101,105&storage=nas");
        assertEquals("backup", resource(101, "lock"));
        assertEquals("interrupted by signal", stopped(begun, 1));
        assertUnlocked(101);
        assertEquals("backup", resource(105, "lock"));
    }

    /** Lets something begun go on for a while, stops its worker and gives how it ended. */
    private String stopped(Reply begun, double seconds) throws Exception {
        assertEquals(200, begun.status(), begun.body());
        lab.step(seconds);
        String upid = (String) begun.data();
        Reply stop = lab.delete("/nodes/pve/tasks/" + URLEncoder.encode(upid, StandardCharsets.UTF_8));
        assertEquals(200, stop.status(), stop.body());
        return lab.exit(upid);
    }

    private void assertUnlocked(long vmid) throws Exception {
        assertFalse(lab.get("/cluster/resources").row("vmid", vmid).containsKey("lock"));
    }

    private String resource(long vmid, String field) throws Exception {
        return String.valueOf(lab.get("/cluster/resources").row("vmid", vmid).get(field));
    }
}
