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

/** Actions as tasks: 101 is a running virtual machine and 105 a running container, both on the node pve. */
class TasksTest {

    private final Lab lab;

    TasksTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void shutdown_runsThenEndsWithTheGuestStopped() throws Exception {
        String upid = post("/nodes/pve/qemu/101/status/shutdown");
        assertTrue(
                upid.matches("UPID:pve:[0-9A-F]{8}:[0-9A-F]{8,9}:[0-9A-F]{8}:qmshutdown:101:root@pam!jarvis:"), upid);
        Map<?, ?> running = status(upid);
        assertEquals("running", running.get("status"));
        assertFalse(running.containsKey("exitstatus"));
        assertEquals("running", guest("qemu/101").get("status"));

        lab.step(4);

        Map<?, ?> ended = status(upid);
        assertEquals("stopped", ended.get("status"));
        assertEquals("OK", ended.get("exitstatus"));
        assertEquals("root@pam", ended.get("user"));
        assertEquals("jarvis", ended.get("tokenid"));
        assertEquals("stopped", guest("qemu/101").get("status"));
    }

    @Test
    void start_resetsTheUptime() throws Exception {
        long before = (Long) Reply.field(guest("lxc/105"), "uptime");
        post("/nodes/pve/lxc/105/status/stop");
        lab.step(2);
        assertEquals(0L, guest("lxc/105").get("uptime"));
        post("/nodes/pve/lxc/105/status/start");
        lab.step(12);
        long after = (Long) Reply.field(guest("lxc/105"), "uptime");
        assertEquals(10, after);
        assertTrue(before > 1_000);
    }

    @Test
    void reboot_leavesTheGuestRunningWithANewUptime() throws Exception {
        String upid = post("/nodes/pve/qemu/101/status/reboot");
        lab.step(6);
        assertEquals("OK", status(upid).get("exitstatus"));
        assertEquals(1L, guest("qemu/101").get("uptime"));
    }

    @Test
    void startOfARunningMachine_failsAsATask() throws Exception {
        String upid = post("/nodes/pve/qemu/101/status/start");
        assertEquals("VM 101 already running", status(upid).get("exitstatus"));
        List<Map<?, ?>> log =
                lab.get("/nodes/pve/tasks/" + encoded(upid) + "/log").rows();
        assertEquals("TASK ERROR: VM 101 already running", log.getLast().get("t"));
        assertEquals(1L, lab.get("/nodes/pve/tasks?errors=1").object().get("total"));
    }

    @Test
    void startOfARunningContainer_failsAtOnce() throws Exception {
        Reply reply = lab.post("/nodes/pve/lxc/105/status/start", "");
        assertEquals(500, reply.status());
        assertEquals("CT 105 already running\n", reply.object().get("message"));
    }

    @Test
    void secondAction_waitsForTheFirst() throws Exception {
        String first = post("/nodes/pve/qemu/101/status/shutdown");
        String second = post("/nodes/pve/qemu/101/status/start");
        lab.step(4);
        assertEquals("OK", status(first).get("exitstatus"));
        assertEquals("running", status(second).get("status"));
        lab.step(2);
        assertEquals("OK", status(second).get("exitstatus"));
        assertEquals("running", guest("qemu/101").get("status"));
    }

    @Test
    void archive_lacksRunningTasksAndAllHasThem() throws Exception {
        post("/nodes/pve/qemu/101/status/shutdown");
        assertEquals(
                List.of(), lab.get("/nodes/pve/tasks?typefilter=qmshutdown").rows());
        assertEquals(
                "RUNNING",
                lab.get("/nodes/pve/tasks?source=all").rows().getFirst().get("status"));
        assertFalse(lab.get("/cluster/tasks").rows().getFirst().containsKey("status"));
        lab.step(5);
        assertEquals(
                "OK",
                lab.get("/nodes/pve/tasks?vmid=101&limit=1").rows().getFirst().get("status"));
        assertEquals(List.of(), lab.get("/nodes/pve/tasks?typefilter=vzcreate").rows());
        assertEquals("OK", lab.get("/cluster/tasks").rows().getFirst().get("status"));
    }

    @Test
    void unknownTask_isAWrongParameter() throws Exception {
        String strange = "UPID:pve:00000001:00000001:60000000:qmstart:100:root@pam:";
        Reply reply = lab.get("/nodes/pve/tasks/" + encoded(strange) + "/status");
        assertEquals(400, reply.status());
        assertEquals(Map.of("upid", "no such task"), reply.object().get("errors"));
        Reply none = lab.get("/nodes/pve/tasks/nonsense/status");
        assertEquals(
                Map.of("upid", "unable to parse worker upid"), none.object().get("errors"));
    }

    private String post(String path) throws Exception {
        Reply reply = lab.post(path, "");
        assertEquals(200, reply.status(), reply.body());
        return (String) reply.data();
    }

    private Map<?, ?> status(String upid) throws Exception {
        return lab.get("/nodes/pve/tasks/" + encoded(upid) + "/status").row();
    }

    private Map<?, ?> guest(String id) throws Exception {
        return lab.get("/nodes/pve/" + id + "/status/current").row();
    }

    private static String encoded(String upid) {
        return URLEncoder.encode(upid, StandardCharsets.UTF_8);
    }
}
