package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Backups: jobs, runs, volumes and what is kept. 101 is a machine on pve, 105 a container there. */
class BackupsTest {

    private final Lab lab;

    BackupsTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void past_isTheSame_howeverLateItIsAsked() throws Exception {
        Object early = lab.get("/nodes/pve/storage/nas/content?content=backup").data();
        try (Lab later = Lab.open()) {
            later.control("POST", "/faults", "{\"kind\":\"guest-crash\",\"vmid\":101}");
            later.step(600);
            assertEquals(
                    early,
                    later.get("/nodes/pve/storage/nas/content?content=backup").data());
        }
    }

    @Test
    void vzdump_locksTheGuestAndLeavesAVolume() throws Exception {
        String upid = (String) lab.post(
                        "/nodes/pve/vzdump",
                        "vmid=101&storage=nas&mode=snapshot&compress=zstd&notes-template={{guestname}}")
                .data();
        assertTrue(upid.contains(":vzdump:101:root@pam!jarvis:"), upid);
        assertEquals("backup", lab.guestInTruth(101).get("lock"));
        lab.step(600);
        assertEquals("OK", lab.exit(upid));
        assertFalse(lab.guestInTruth(101).containsKey("lock"));
        Map<?, ?> made = lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=101")
                .rows()
                .getLast();
        assertEquals("nas:backup/vzdump-qemu-101-2026_03_01-13_00_00.vma.zst", made.get("volid"));
        assertEquals("nextcloud", made.get("notes"));
        assertEquals("qemu", made.get("subtype"));
    }

    @Test
    void historyOfBackups_isThereFromTheStart() throws Exception {
        List<Map<?, ?>> backups = lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=105")
                .rows();
        assertTrue(backups.size() >= 3, backups.toString());
        Map<?, ?> task = lab.get("/nodes/pve/tasks?typefilter=vzdump").rows().getFirst();
        assertEquals("OK", task.get("status"));
        Reply log = lab.get("/nodes/pve/tasks/" + task.get("upid") + "/log?limit=0");
        assertTrue(log.body().contains("INFO: starting new backup job: vzdump 101 105"), log.body());
        assertEquals("TASK OK", log.rows().getLast().get("t"));
    }

    @Test
    void jobs_runAtTheirTimeAndKeepWhatTheyAreTold() throws Exception {
        lab.step(86_400);
        Map<?, ?> task = lab.get("/nodes/pve/tasks?typefilter=vzdump").rows().getFirst();
        assertEquals(1_772_415_000L, task.get("starttime"));
        assertEquals("root@pam", task.get("user"));
        List<Map<?, ?>> before = lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=101")
                .rows();
        lab.step(5 * 86_400);
        assertTrue(lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=101")
                        .rows()
                        .size()
                <= before.size() + 1);
    }

    @Test
    void job_isCreatedChangedAndRemoved() throws Exception {
        assertEquals(
                200,
                lab.post(
                                "/cluster/backup",
                                "id=mine&schedule=sat 03:00&storage=local&vmid=116&prune-backups=keep-last=2")
                        .status());
        Map<?, ?> job = lab.get("/cluster/backup").row("id", "mine");
        assertEquals(Map.of("keep-last", "2"), job.get("prune-backups"));
        assertEquals(1_772_848_800L, job.get("next-run"));
        assertEquals(
                200,
                lab.call("PUT", "/cluster/backup/mine", "enabled=0&comment=rests")
                        .status());
        assertFalse(lab.get("/cluster/backup").row("id", "mine").containsKey("next-run"));
        assertEquals("rests", lab.get("/cluster/backup/mine").row().get("comment"));
        assertEquals(
                116L,
                Reply.maps(Reply.field(
                                lab.get("/cluster/backup/mine/included_volumes").row(), "children"))
                        .getFirst()
                        .get("id"));
        assertEquals(200, lab.call("DELETE", "/cluster/backup/mine", "").status());
        assertEquals(
                Map.of("id", "No such job 'mine'"),
                lab.get("/cluster/backup/mine").object().get("errors"));
    }

    @Test
    void senselessJobs_areRefused() throws Exception {
        assertEquals(
                400, lab.post("/cluster/backup", "schedule=02:00&storage=nas").status());
        assertEquals(
                400, lab.post("/cluster/backup", "schedule=whenever&vmid=101").status());
        assertEquals(400, lab.post("/nodes/pve/vzdump", "vmid=101&all=1").status());
        assertEquals(400, lab.post("/nodes/pve/vzdump", "").status());
        assertEquals("OK", lab.post("/nodes/pve/vzdump", "vmid=100").data());
    }

    @Test
    void guestInNoJob_isNamed() throws Exception {
        assertEquals(
                119L,
                lab.get("/cluster/backup-info/not-backed-up").rows().getFirst().get("vmid"));
    }

    @Test
    void protectedVolume_staysAndOthersGo() throws Exception {
        String volume = String.valueOf(lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=105")
                .rows()
                .getFirst()
                .get("volid"));
        String path = "/nodes/pve/storage/nas/content/" + volume;
        assertEquals(200, lab.call("PUT", path, "protected=1&notes=dear").status());
        assertEquals(1L, lab.get(path).row().get("protected"));
        assertEquals("dear", lab.get(path).row().get("notes"));
        assertEquals(500, lab.call("DELETE", path, "").status());
        lab.call("PUT", path, "protected=0");
        assertEquals("OK", lab.finish("DELETE", path, "", 2));
        assertEquals(500, lab.get(path).status());
    }

    @Test
    void pruning_removesWhatItSaid() throws Exception {
        List<Map<?, ?>> marks = lab.get("/nodes/pve/storage/nas/prunebackups?vmid=105&prune-backups=keep-last=1")
                .rows();
        assertEquals(
                1, marks.stream().filter(row -> "keep".equals(row.get("mark"))).count());
        assertEquals(
                "OK",
                lab.finish("DELETE", "/nodes/pve/storage/nas/prunebackups", "vmid=105&prune-backups=keep-last=1", 2));
        assertEquals(
                1,
                lab.get("/nodes/pve/storage/nas/content?content=backup&vmid=105")
                        .rows()
                        .size());
    }

    @Test
    void storages_areListedAsTheyAreAndAsTheyAreConfigured() throws Exception {
        assertEquals("tank", lab.get("/storage").row("storage", "local-zfs").get("pool"));
        assertEquals("nfs", lab.get("/storage/nas").row().get("type"));
        assertEquals(1L, lab.get("/nodes/pve/storage/nas/status").row().get("active"));
        assertEquals(500, lab.get("/nodes/pve/storage/local-lvm/status").status());
        assertEquals(
                1_440,
                lab.get("/nodes/pve/storage/nas/rrddata?timeframe=day").rows().size());
        List<Map<?, ?>> disks = lab.get("/nodes/pve/storage/local-zfs/content").rows();
        assertEquals(6, disks.size());
        assertTrue(lab.get("/nodes/pve/lxc/105/config").body().contains("local-zfs:vm-105-disk-0"));
    }

    @Test
    void interruptedBackup_leavesNoLock() throws Exception {
        String upid =
                (String) lab.post("/nodes/pve/vzdump", "vmid=101&storage=nas").data();
        lab.call("DELETE", "/nodes/pve/tasks/" + upid, "");
        assertEquals("interrupted by signal", lab.exit(upid));
        assertFalse(lab.guestInTruth(101).containsKey("lock"));
    }

    @Test
    void metrics_areOneFlatList() throws Exception {
        List<Map<?, ?>> rows =
                Reply.maps(Reply.field(lab.get("/cluster/metrics/export").row(), "data"));
        assertTrue(rows.stream().anyMatch(row -> "qemu/101".equals(row.get("id"))));
        assertTrue(rows.stream().anyMatch(row -> "storage/pve/nas".equals(row.get("id"))));
    }
}
