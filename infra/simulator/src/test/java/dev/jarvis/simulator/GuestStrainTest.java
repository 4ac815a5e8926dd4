package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults that strain a guest or the cluster, each until it ends. */
class GuestStrainTest {

    private final Lab lab;

    GuestStrainTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void spinningGuest_usesItsProcessors() throws Exception {
        long id = lab.fault("{\"kind\":\"cpu-spin\",\"vmid\":101}");
        assertTrue((Double) Reply.field(guest(), "cpu") > 0.95);
        assertTrue((Double) Reply.field(
                        lab.get("/nodes/pve/qemu/101/status/current").row(), "pressurecpusome")
                > 30);
        lab.endFault(id);
        assertTrue((Double) Reply.field(guest(), "cpu") < 0.5);
    }

    @Test
    void strainOfGuests_showsAtTheirNode() throws Exception {
        double before = cpuOfNode();
        long memoryBefore = memoryOfNode();
        long spin = lab.fault("{\"kind\":\"cpu-spin\",\"vmid\":101}");
        long ram = lab.fault("{\"kind\":\"ram-pressure\",\"vmid\":101,\"percent\":99}");
        assertTrue(cpuOfNode() > before + 0.05, before + " before, " + cpuOfNode());
        assertTrue(memoryOfNode() > memoryBefore + (1L << 30), memoryBefore + " before, " + memoryOfNode());
        lab.endFault(spin);
        lab.endFault(ram);
        assertEquals(before, cpuOfNode());
    }

    private double cpuOfNode() throws Exception {
        return (Double) Reply.field(lab.get("/cluster/resources").row("id", "node/pve"), "cpu");
    }

    private long memoryOfNode() throws Exception {
        return (Long) Reply.field(lab.get("/cluster/resources").row("id", "node/pve"), "mem");
    }

    @Test
    void guestUnderPressure_usesItsMemory() throws Exception {
        long id = lab.fault("{\"kind\":\"ram-pressure\",\"vmid\":105,\"percent\":96}");
        Map<?, ?> row = lab.get("/cluster/resources").row("vmid", 105L);
        assertEquals(0.96, (Long) Reply.field(row, "mem") / (double) (Long) Reply.field(row, "maxmem"), 0.001);
        lab.endFault(id);
    }

    @Test
    void stuckLock_refusesWorkUntilItEnds() throws Exception {
        long id = lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":101,\"lock\":\"backup\"}");
        assertEquals("backup", guest().get("lock"));
        assertEquals("VM is locked (backup)", lab.done(lab.post("/nodes/pve/qemu/101/status/shutdown", ""), 1));
        lab.endFault(id);
        assertFalse(guest().containsKey("lock"));
    }

    @Test
    void lockedContainer_isNamedAsOneByAllWork() throws Exception {
        lab.fault("{\"kind\":\"stuck-lock\",\"vmid\":105,\"lock\":\"mounted\"}");
        String text = "CT is locked (mounted)";
        String container = "/nodes/pve/lxc/105";
        assertEquals(text, lab.done(lab.post(container + "/status/shutdown", ""), 1));
        assertEquals(text, lab.done(lab.post(container + "/snapshot", "snapname=one"), 1));
        assertEquals(text, lab.done(lab.post(container + "/migrate", "target=rack2&restart=1"), 1));
        for (Reply refused : List.of(
                lab.put(container + "/config", "hostname=other"),
                lab.put(container + "/resize", "disk=rootfs&size=%2B1G"),
                lab.post(container + "/clone", "newid=900"),
                lab.delete(container))) {
            assertEquals(500, refused.status());
            assertEquals(text, String.valueOf(refused.object().get("message")).strip());
        }
        String backup =
                (String) lab.post("/nodes/pve/vzdump", "vmid=105&storage=nas").data();
        List<Map<?, ?>> log = lab.get("/nodes/pve/tasks/" + URLEncoder.encode(backup, StandardCharsets.UTF_8) + "/log")
                .rows();
        assertTrue(log.stream().anyMatch(line -> String.valueOf(line.get("t")).endsWith("failed - " + text)));
    }

    @Test
    void restartLoop_keepsTheUptimeShort() throws Exception {
        long id = lab.fault("{\"kind\":\"restart-loop\",\"vmid\":101,\"everySeconds\":20}");
        lab.step(70);
        assertEquals(10L, guest().get("uptime"));
        lab.endFault(id);
        lab.step(100);
        assertEquals(110L, guest().get("uptime"));
    }

    @Test
    void lostQuorum_refusesChangesAndAnswersQuestions() throws Exception {
        long id = lab.fault("{\"kind\":\"quorum-lost\"}");
        assertEquals(0L, lab.get("/cluster/status").row("type", "cluster").get("quorate"));
        Reply refused = lab.put("/nodes/pve/qemu/101/config", "name=other");
        assertEquals(500, refused.status());
        assertEquals("cluster not ready - no quorum?\n", refused.object().get("message"));
        assertEquals(200, lab.get("/nodes/pve/qemu/101/config").status());
        lab.endFault(id);
        assertEquals(200, lab.put("/nodes/pve/qemu/101/config", "name=other").status());
    }

    private Map<?, ?> guest() throws Exception {
        return lab.get("/cluster/resources").row("vmid", 101L);
    }
}
