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

/** Every fault of nodes, storages and backups, with its end. */
class NodeFaultsTest {

    private final Lab lab;

    NodeFaultsTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void storageFill_fillsLittleByLittleAndEnds() throws Exception {
        double before = used("pve");
        long id = lab.fault("{\"kind\":\"storage-fill\",\"storage\":\"nas\",\"percent\":96,\"overSeconds\":100}");
        lab.step(50);
        double half = used("pve");
        assertTrue(half > before + 0.1 && half < 0.9, "half " + half);
        lab.step(60);
        assertEquals(0.96, used("pve"), 0.001);
        assertEquals(0.96, used("Home"), 0.001);
        Map<?, ?> row = lab.get("/cluster/resources").row("id", "storage/pve/nas");
        assertEquals(0.96, (Long) Reply.field(row, "disk") / (double) (Long) Reply.field(row, "maxdisk"), 0.001);
        lab.endFault(id);
        assertEquals(before, used("pve"), 0.001);
    }

    @Test
    void storageOffline_isInactiveWithoutASize() throws Exception {
        long id = lab.fault("{\"kind\":\"storage-offline\",\"storage\":\"nas\",\"node\":\"pve\"}");
        Map<?, ?> row = lab.get("/nodes/pve/storage").row("storage", "nas");
        assertEquals(0L, row.get("active"));
        assertEquals(0L, row.get("total"));
        assertEquals(1L, lab.get("/nodes/Home/storage").row("storage", "nas").get("active"));
        assertEquals(500, lab.get("/nodes/pve/storage/nas/content").status());
        lab.endFault(id);
        assertEquals(1L, lab.get("/nodes/pve/storage").row("storage", "nas").get("active"));
    }

    @Test
    void serviceDown_isFailedUntilSomebodyStartsIt() throws Exception {
        lab.fault("{\"kind\":\"service-down\",\"node\":\"pve\",\"service\":\"pvestatd\"}");
        assertEquals(
                "failed", lab.get("/nodes/pve/services/pvestatd/state").row().get("active-state"));
        assertEquals("OK", lab.finish("POST", "/nodes/pve/services/pvestatd/start", "", 3));
        long id = lab.fault("{\"kind\":\"service-down\",\"node\":\"pve\",\"service\":\"cron\",\"stubborn\":true}");
        assertEquals(
                "command 'systemctl start cron' failed: exit code 1",
                lab.finish("POST", "/nodes/pve/services/cron/start", "", 3));
        lab.endFault(id);
        assertEquals("active", lab.get("/nodes/pve/services/cron/state").row().get("active-state"));
    }

    @Test
    void stubbornService_staysDownWhateverIsTried() throws Exception {
        String cron = "/nodes/pve/services/cron";
        long id = lab.fault("{\"kind\":\"service-down\",\"node\":\"pve\",\"service\":\"cron\",\"stubborn\":true}");
        assertEquals(
                "command 'systemctl restart cron' failed: exit code 1", lab.finish("POST", cron + "/restart", "", 3));
        assertEquals(
                "command 'systemctl reload-or-restart cron' failed: exit code 1",
                lab.finish("POST", cron + "/reload", "", 3));
        assertEquals("failed", lab.get(cron + "/state").row().get("active-state"));
        lab.post("/nodes/pve/status", "command=reboot");
        lab.step(60);
        assertEquals("failed", lab.get(cron + "/state").row().get("active-state"));
        lab.endFault(id);
        assertEquals("active", lab.get(cron + "/state").row().get("active-state"));
    }

    @Test
    void twoFaultsOfOneKind_leaveNothingBehind() throws Exception {
        Object offset = inTruth("clockOffsetSeconds");
        long slow = lab.fault("{\"kind\":\"slow-api\",\"node\":\"pve\",\"delayMs\":20}");
        long slower = lab.fault("{\"kind\":\"slow-api\",\"node\":\"pve\",\"delayMs\":30}");
        long ahead = lab.fault("{\"kind\":\"clock-skew\",\"node\":\"pve\",\"seconds\":100}");
        long behind = lab.fault("{\"kind\":\"clock-skew\",\"node\":\"pve\",\"seconds\":-50}");
        assertEquals(List.of(50L, -50.0), List.of(inTruth("apiDelayMs"), inTruth("clockOffsetSeconds")));
        for (long id : List.of(slow, ahead, slower, behind)) {
            lab.endFault(id);
        }
        assertEquals(List.of(0L, offset), List.of(inTruth("apiDelayMs"), inTruth("clockOffsetSeconds")));
    }

    private Object inTruth(String field) throws Exception {
        return Reply.field(Reply.find(Reply.maps(Reply.field(lab.truth(), "nodes")), "name", "pve"), field);
    }

    @Test
    void proxyDown_refusesConnectionsAndDaemonDownRefusesWork() throws Exception {
        long proxy = lab.fault("{\"kind\":\"service-down\",\"node\":\"pve\",\"service\":\"pveproxy\"}");
        assertThrows(IOException.class, () -> lab.get("pve", "/version"));
        assertEquals(595, lab.get("/nodes/pve/status").status());
        assertEquals("online", lab.get("/nodes").row("node", "pve").get("status"));
        lab.endFault(proxy);
        assertEquals(200, lab.get("pve", "/version").status());
        lab.fault("{\"kind\":\"service-down\",\"node\":\"Home\",\"service\":\"pvedaemon\"}");
        assertEquals(200, lab.get("/nodes/Home/status").status());
        assertEquals(595, lab.post("/nodes/Home/apt/update", "").status());
    }

    @Test
    void backupFailed_failsUntilItsEndMakesOne() throws Exception {
        long id = lab.fault("{\"kind\":\"backup-failed\",\"vmid\":105}");
        lab.step(120);
        Map<?, ?> failed = lab.get("/nodes/pve/tasks?typefilter=vzdump").rows().getFirst();
        assertEquals("job errors", failed.get("status"));
        assertTrue(lab.get("/nodes/pve/tasks/" + failed.get("upid") + "/log")
                .body()
                .contains("ERROR: Backup of VM 105 failed - job failed with err -5 - Input/output error"));
        lab.endFault(id);
        lab.step(120);
        assertEquals(
                "OK",
                lab.get("/nodes/pve/tasks?typefilter=vzdump").rows().getFirst().get("status"));
    }

    @Test
    void backupStale_hidesTheYoungerOnes() throws Exception {
        int before = backups();
        long id = lab.fault("{\"kind\":\"backup-stale\",\"vmid\":105,\"olderThanHours\":96}");
        assertTrue(backups() < before);
        lab.step(2 * 86_400);
        assertTrue(backups() < before);
        lab.endFault(id);
        assertEquals(before, backups());
    }

    @Test
    void nodeFlap_comesAndGoesUntilItsEnd() throws Exception {
        long id = lab.fault("{\"kind\":\"node-flap\",\"node\":\"pve\",\"downSeconds\":10,\"upSeconds\":20}");
        assertEquals("offline", state());
        lab.step(11);
        assertEquals("online", state());
        lab.step(20);
        assertEquals("offline", state());
        lab.endFault(id);
        assertEquals("online", state());
        lab.step(200);
        assertEquals("online", state());
    }

    @Test
    void certificate_endsSoonAndIsRenewed() throws Exception {
        long id = lab.fault("{\"kind\":\"cert-expiring\",\"node\":\"pve\",\"days\":5}");
        assertEquals(
                Lab.START.getEpochSecond() + 5 * 86_400,
                lab.get("/nodes/pve/certificates/info")
                        .row("filename", "pve-ssl.pem")
                        .get("notafter"));
        lab.endFault(id);
        assertEquals(
                Lab.START.getEpochSecond() + 730 * 86_400,
                lab.get("/nodes/pve/certificates/info")
                        .row("filename", "pve-ssl.pem")
                        .get("notafter"));
    }

    @Test
    void clock_goesWrongAndRight() throws Exception {
        long right = time();
        long id = lab.fault("{\"kind\":\"clock-skew\",\"node\":\"pve\",\"seconds\":-400}");
        assertEquals(-400, time() - Lab.START.getEpochSecond());
        lab.endFault(id);
        assertEquals(right, time());
    }

    @Test
    void sensor_getsHotAndCoolsDown() throws Exception {
        double before = processor();
        long id = lab.fault("{\"kind\":\"hot-sensor\",\"node\":\"pve\",\"celsius\":95}");
        assertEquals(95, processor(), 1.1);
        lab.endFault(id);
        assertEquals(before, processor(), 0.001);
    }

    @Test
    void disk_losesMoreAndMoreSectorsAndDegradesItsMirror() throws Exception {
        long id = lab.fault("{\"kind\":\"disk-failing\",\"node\":\"pve\",\"failed\":true}");
        long first = pending();
        lab.step(600);
        assertTrue(pending() > first);
        assertEquals(
                "FAILED!",
                lab.get("/nodes/pve/disks/list").row("devpath", "/dev/sda").get("health"));
        assertEquals(
                "DEGRADED", lab.get("/nodes/pve/disks/zfs").row("name", "tank").get("health"));
        assertTrue(lab.get("/nodes/pve/disks/zfs/tank").body().contains("FAULTED"));
        lab.endFault(id);
        assertEquals(0, pending());
        assertEquals(
                "ONLINE", lab.get("/nodes/pve/disks/zfs").row("name", "tank").get("health"));
    }

    @Test
    void replication_failsAndCatchesUp() throws Exception {
        long id = lab.fault("{\"kind\":\"replication-failed\"}");
        lab.step(3_600);
        Map<?, ?> failing = lab.get("/nodes/pve/replication").row("id", "101-0");
        assertEquals(13L, failing.get("fail_count"));
        assertTrue(failing.containsKey("error"));
        lab.endFault(id);
        Map<?, ?> mended = lab.get("/nodes/pve/replication").row("id", "101-0");
        assertEquals(0L, mended.get("fail_count"));
        assertFalse(mended.containsKey("error"));
    }

    @Test
    void busyNode_showsItAndRests() throws Exception {
        long id = lab.fault("{\"kind\":\"node-busy\",\"node\":\"pve\",\"cpuPercent\":90,\"memoryPercent\":100}");
        Map<?, ?> row = lab.get("/cluster/resources").row("id", "node/pve");
        assertTrue((double) Reply.field(row, "cpu") > 0.89, row.toString());
        assertEquals(row.get("maxmem"), row.get("mem"));
        lab.endFault(id);
        assertTrue((double) Reply.field(lab.get("/cluster/resources").row("id", "node/pve"), "cpu") < 0.89);
    }

    @Test
    void storageThatIsGone_isForgottenAfterFiveMinutes() throws Exception {
        long id = lab.fault("{\"kind\":\"storage-offline\",\"storage\":\"nas\",\"node\":\"pve\"}");
        lab.step(290);
        assertEquals("available", resource("storage/pve/nas").get("status"));
        lab.step(11);
        assertEquals("unknown", resource("storage/pve/nas").get("status"));
        assertFalse(resource("storage/pve/nas").containsKey("disk"));
        assertEquals("available", resource("storage/Home/nas").get("status"));
        lab.endFault(id);
        assertEquals("available", resource("storage/pve/nas").get("status"));
    }

    private Map<?, ?> resource(String id) throws Exception {
        return lab.get("/cluster/resources").row("id", id);
    }

    @Test
    void kinds_areDescribedWithTheirFields() throws Exception {
        List<Map<?, ?>> kinds =
                Reply.maps(lab.control("GET", "/faults/kinds", "").json());
        for (Map<?, ?> kind : kinds) {
            assertTrue(String.valueOf(kind.get("about")).contains("its end"), kind.toString());
        }
        for (String name : List.of("storage-fill", "service-down", "node-down", "broken-api")) {
            Map<?, ?> kind = Reply.find(kinds, "kind", name);
            assertFalse(String.valueOf(kind.get("about")).isEmpty(), name);
            assertFalse(Reply.maps(Reply.field(kind, "fields")).isEmpty(), name);
        }
    }

    @Test
    void senselessFaults_areRefusedWithWhatIsAllowed() throws Exception {
        for (String body : List.of(
                "{\"kind\":\"storage-fill\",\"storage\":\"attic\",\"percent\":50}",
                "{\"kind\":\"storage-fill\",\"storage\":\"local\",\"percent\":50}",
                "{\"kind\":\"storage-fill\",\"storage\":\"nas\",\"percent\":101}",
                "{\"kind\":\"service-down\",\"node\":\"pve\",\"service\":\"syslog\"}",
                "{\"kind\":\"hot-sensor\",\"node\":\"pve\",\"celsius\":90,\"chip\":\"potato\"}",
                "{\"kind\":\"node-busy\",\"node\":\"pve\"}",
                "{\"kind\":\"broken-api\",\"node\":\"pve\",\"how\":\"tired\"}",
                "{\"kind\":\"disk-failing\",\"node\":\"pve\",\"disk\":\"/dev/sdz\"}")) {
            Reply refused = lab.control("POST", "/faults", body);
            assertEquals(400, refused.status(), body);
            assertTrue(refused.body().contains("must be") || refused.body().contains("is missing"), refused.body());
        }
    }

    private double used(String node) throws Exception {
        return (double) Reply.field(lab.get("/nodes/" + node + "/storage").row("storage", "nas"), "used_fraction");
    }

    private int backups() throws Exception {
        return lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=105")
                .rows()
                .size();
    }

    private String state() throws Exception {
        return String.valueOf(lab.get("/nodes").row("node", "pve").get("status"));
    }

    private long time() throws Exception {
        return (Long) Reply.field(lab.get("/nodes/pve/time").row(), "time");
    }

    private long pending() throws Exception {
        Map<?, ?> smart = lab.get("/nodes/pve/disks/smart?disk=/dev/sda").row();
        Map<?, ?> row = Reply.find(Reply.maps(Reply.field(smart, "attributes")), "name", "Current_Pending_Sector");
        return Long.parseLong(String.valueOf(row.get("raw")));
    }

    private double processor() throws Exception {
        Map<?, ?> node = Reply.find(Reply.maps(Reply.field(lab.truth(), "nodes")), "name", "pve");
        return (double) Reply.field(Reply.maps(Reply.field(node, "sensors")).getFirst(), "celsius");
    }
}
