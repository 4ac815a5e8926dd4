package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node tells of itself. Home keeps its guests on LVM thin, pve on a ZFS mirror. */
class NodeCallsTest {

    private final Lab lab;

    NodeCallsTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void time_isThatOfTheNodesOwnClock() throws Exception {
        Map<?, ?> time = lab.get("/nodes/pve/time").row();
        assertEquals("Europe/Berlin", time.get("timezone"));
        assertEquals(3_600L, number(time, "localtime") - number(time, "time"));
    }

    @Test
    void configuration_holdsTheAddressThatWakesTheNode() throws Exception {
        Map<?, ?> all = lab.get("/nodes/pve/config").row();
        assertTrue(String.valueOf(all.get("wakeonlan")).matches("BC:24:11(:[0-9A-F]{2}){3}"), all.toString());
        Map<?, ?> one = lab.get("/nodes/pve/config?property=wakeonlan").row();
        assertEquals(all.get("wakeonlan"), one.get("wakeonlan"));
        assertFalse(one.containsKey("description"));
    }

    @Test
    void services_haveTheStatesOfSystemd() throws Exception {
        Map<?, ?> running = lab.get("/nodes/pve/services").row("service", "pvestatd");
        assertEquals("running", running.get("state"));
        assertEquals("active", running.get("active-state"));
        Map<?, ?> absent = lab.get("/nodes/pve/services").row("service", "syslog");
        assertEquals("dead", absent.get("state"));
        assertEquals("not-found", absent.get("unit-state"));
        assertEquals(400, lab.get("/nodes/pve/services/nonsense/state").status());
    }

    @Test
    void stoppingAService_stopsItAndStartingStartsIt() throws Exception {
        assertEquals("OK", lab.finish("POST", "/nodes/pve/services/pvestatd/stop", "", 3));
        assertEquals("dead", lab.get("/nodes/pve/services/pvestatd/state").row().get("state"));
        assertEquals("OK", lab.finish("POST", "/nodes/pve/services/pvestatd/start", "", 3));
        assertEquals(
                "running", lab.get("/nodes/pve/services/pvestatd/state").row().get("state"));
    }

    @Test
    void essentialService_isNotStopped() throws Exception {
        assertEquals(
                "invalid service cmd 'pveproxy stop': refusing to stop essential service!",
                lab.finish("POST", "/nodes/pve/services/pveproxy/stop", "", 3));
    }

    @Test
    void disks_haveTextAndNumbersWhereProxmoxHas() throws Exception {
        Map<?, ?> rotating = lab.get("/nodes/pve/disks/list").row("devpath", "/dev/sda");
        assertEquals("5400", rotating.get("rpm"));
        assertEquals("N/A", rotating.get("wearout"));
        Map<?, ?> solid = lab.get("/nodes/pve/disks/list").row("devpath", "/dev/nvme0n1");
        assertEquals(0L, solid.get("rpm"));
        assertTrue(solid.get("wearout") instanceof Long, solid.toString());
        assertTrue(solid.containsKey("osdid-list"));
    }

    @Test
    void smart_isATableForAtaAndTextForOthers() throws Exception {
        Map<?, ?> table = lab.get("/nodes/pve/disks/smart?disk=/dev/sda").row();
        assertEquals("ata", table.get("type"));
        Map<?, ?> pending = Reply.find(Reply.maps(Reply.field(table, "attributes")), "name", "Current_Pending_Sector");
        assertEquals("0", pending.get("raw"));
        Map<?, ?> text = lab.get("/nodes/pve/disks/smart?disk=/dev/nvme0n1").row();
        assertTrue(String.valueOf(text.get("text")).contains("Percentage Used:"), text.toString());
        Map<?, ?> scsi = lab.get("/nodes/rack2/disks/smart?disk=/dev/sda").row();
        assertEquals("OK", scsi.get("health"));
        assertTrue(String.valueOf(scsi.get("text")).contains("grown defect list"), scsi.toString());
        assertEquals(
                List.of("health"),
                List.copyOf(lab.get("/nodes/pve/disks/smart?disk=/dev/sda&healthonly=1")
                        .row()
                        .keySet()));
    }

    @Test
    void pools_areOnTheNodesThatHaveThem() throws Exception {
        assertEquals(
                "ONLINE", lab.get("/nodes/pve/disks/zfs").row("name", "tank").get("health"));
        assertEquals("ONLINE", lab.get("/nodes/pve/disks/zfs/tank").row().get("state"));
        assertEquals(List.of(), lab.get("/nodes/Home/disks/zfs").rows());
        assertEquals(
                "data", lab.get("/nodes/Home/disks/lvmthin").rows().getFirst().get("lv"));
    }

    @Test
    void certificates_includeTheOneThatThePortShows() throws Exception {
        Map<?, ?> shown = lab.get("/nodes/pve/certificates/info").row("filename", "pveproxy-ssl.pem");
        assertEquals(lab.node("pve").fingerprint(), shown.get("fingerprint"));
        Map<?, ?> own = lab.get("/nodes/pve/certificates/info").row("filename", "pve-ssl.pem");
        Map<?, ?> root = lab.get("/nodes/pve/certificates/info").row("filename", "pve-root-ca.pem");
        assertEquals(root.get("subject"), own.get("issuer"));
    }

    @Test
    void updates_areOnlyWhatIsNewer() throws Exception {
        List<Map<?, ?>> updates = lab.get("/nodes/pve/apt/update").rows();
        assertFalse(updates.isEmpty());
        updates.forEach(update -> assertNotEquals(update.get("OldVersion"), update.get("Version")));
        assertEquals("OK", lab.finish("POST", "/nodes/pve/apt/update", "", 5));
        String name = String.valueOf(updates.getFirst().get("Package"));
        assertTrue(lab.get("/nodes/pve/apt/changelog?name=" + name).data() instanceof String);
    }

    @Test
    void history_hasTheStepsOfProxmoxNine() throws Exception {
        for (List<Object> frame : List.<List<Object>>of(
                List.of("hour", 60, 60L),
                List.of("day", 1_440, 60L),
                List.of("week", 336, 1_800L),
                List.of("month", 1_440, 1_800L),
                List.of("year", 1_440, 21_600L),
                List.of("decade", 570, 604_800L))) {
            List<Map<?, ?>> rows = lab.get("/nodes/Home/rrddata?cf=AVERAGE&timeframe=" + frame.get(0))
                    .rows();
            assertEquals(frame.get(1), rows.size());
            assertEquals(frame.get(2), number(rows.get(1), "time") - number(rows.get(0), "time"));
            assertTrue(
                    rows.getLast().containsKey("pressurecpusome"),
                    rows.getLast().toString());
        }
    }

    @Test
    void history_hasAGapWhereTheNodeWasAway() throws Exception {
        long id = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"network\"}");
        lab.step(600);
        lab.endFault(id);
        lab.step(300);
        List<Map<?, ?>> rows = lab.get("/nodes/pve/rrddata?timeframe=hour").rows();
        assertEquals(10, rows.stream().filter(row -> !row.containsKey("cpu")).count());
    }

    @Test
    void greatestOfAPeriod_isNoLessThanItsMean() throws Exception {
        List<Map<?, ?>> mean =
                lab.get("/nodes/Home/rrddata?timeframe=week&cf=AVERAGE").rows();
        List<Map<?, ?>> most =
                lab.get("/nodes/Home/rrddata?timeframe=week&cf=MAX").rows();
        for (int index = 0; index < mean.size(); index++) {
            assertTrue((double) Reply.field(most.get(index), "cpu") >= (double) Reply.field(mean.get(index), "cpu"));
        }
    }

    @Test
    void journal_tellsOfTasksAndServices() throws Exception {
        lab.finish("POST", "/nodes/pve/services/cron/restart", "", 3);
        List<Map<?, ?>> lines = lab.get("/nodes/pve/syslog?limit=5000").rows();
        assertTrue(lines.stream().anyMatch(line -> String.valueOf(line.get("t")).contains("srvrestart:cron")));
        assertTrue(lines.stream().anyMatch(line -> String.valueOf(line.get("t")).contains("Started cron.service")));
        assertEquals(1L, lines.getFirst().get("n"));
        assertTrue(lab.get("/nodes/pve/journal?lastentries=5").data() instanceof List<?> text && text.size() == 7);
        assertEquals(400, lab.get("/nodes/pve/syslog?since=yesterday").status());
    }

    @Test
    void consoles_answerATicketAndAPort() throws Exception {
        Map<?, ?> console = lab.post("/nodes/pve/termproxy", "").row();
        long port = number(console, "port");
        assertTrue(port >= 5_900 && port <= 5_999, "port " + port);
        assertTrue(String.valueOf(console.get("ticket")).length() <= 512);
        assertEquals(403, lab.post("/nodes/pve/termproxy", "cmd=upgrade").status());
    }

    @Test
    void restOfTheCalls_areAnswered() throws Exception {
        for (String path : List.of("version", "dns", "subscription", "netstat", "network", "disks", "apt/versions")) {
            assertEquals(200, lab.get("/nodes/pve/" + path).status(), path);
        }
        assertEquals("notfound", lab.get("/nodes/pve/subscription").row().get("status"));
        assertTrue(lab.get("/nodes/pve/netstat").rows().getFirst().get("in") instanceof String);
        assertEquals(1, lab.get("/nodes/pve/network?type=bridge").rows().size());
    }

    private static long number(Map<?, ?> row, String key) {
        return (Long) Reply.field(row, key);
    }
}
