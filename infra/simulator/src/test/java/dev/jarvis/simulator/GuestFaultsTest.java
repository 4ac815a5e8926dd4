package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestFaultsTest {

    private final Lab lab;

    GuestFaultsTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void crash_stopsTheGuestWithoutATask() throws Exception {
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        assertEquals(
                "stopped",
                lab.get("/cluster/resources?type=vm").row("vmid", 101L).get("status"));
        assertEquals(List.of(), lab.get("/nodes/pve/tasks?source=all&vmid=101").rows());
    }

    @Test
    void crashEnded_startsTheGuest() throws Exception {
        long id = lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.endFault(id);
        lab.step(3);
        assertEquals(true, lab.guestInTruth(101).get("running"));
        assertEquals(List.of(), lab.control("GET", "/faults", "").json());
    }

    @Test
    void stop_isATaskUnderTheOwnersName() throws Exception {
        lab.fault("{\"kind\":\"guest-stop\",\"vmid\":105,\"user\":\"anna@pve\"}");
        lab.step(4);
        Map<?, ?> task = lab.get("/nodes/pve/tasks").rows().getFirst();
        assertEquals("vzshutdown", task.get("type"));
        assertEquals("anna@pve", task.get("user"));
        assertEquals("105", task.get("id"));
        assertEquals(false, lab.guestInTruth(105).get("running"));
    }

    @Test
    void stopEndedBeforeTheGuestIsDown_startsItAgain() throws Exception {
        long id = lab.fault("{\"kind\":\"guest-stop\",\"vmid\":105}");
        lab.step(1);
        lab.endFault(id);
        lab.step(3);
        assertEquals(false, lab.guestInTruth(105).get("running"));
        lab.step(3);
        assertEquals(true, lab.guestInTruth(105).get("running"));
    }

    @Test
    void crashOfAGuestThatIsGoneByItsEnd_startsNothing() throws Exception {
        long id = lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        assertEquals("OK", lab.done(lab.delete("/nodes/pve/qemu/101"), 5));
        lab.endFault(id);
        assertEquals(
                List.of(),
                lab.get("/nodes/pve/tasks?source=all&typefilter=qmstart").rows());
    }

    @Test
    void stop_canBeHard() throws Exception {
        lab.fault("{\"kind\":\"guest-stop\",\"vmid\":101,\"how\":\"stop\"}");
        lab.step(2);
        Map<?, ?> task = lab.get("/nodes/pve/tasks").rows().getFirst();
        assertEquals("qmstop", task.get("type"));
        assertEquals("root@pam", task.get("user"));
    }

    @Test
    void slowApi_holdsBackItsOwnCallsAndThosePassedOn() throws Exception {
        long id = lab.fault("{\"kind\":\"slow-api\",\"node\":\"pve\",\"delayMs\":250}");
        assertTrue(took("pve", "/version").toMillis() >= 250);
        assertTrue(took("Home", "/nodes/pve/status").toMillis() >= 250);
        lab.endFault(id);
        lab.get("pve", "/version");
        assertTrue(took("pve", "/version").toMillis() < 250);
    }

    @Test
    void senselessFaults_areRefusedWithWhatIsAllowed() throws Exception {
        String unknown = String.valueOf(lab.control("POST", "/faults", "{\"kind\":\"gremlins\"}")
                .object()
                .get("error"));
        assertTrue(unknown.startsWith("kind must be one of ") && unknown.endsWith(", was 'gremlins'"), unknown);
        refused("{}", "kind is missing");
        refused("{\"kind\":\"node-down\",\"node\":\"x\"}", "node must be one of Home, pve, agent, rack2, was 'x'");
        refused(
                "{\"kind\":\"node-down\",\"node\":\"pve\",\"how\":\"magic\"}",
                "how must be one of power, network, was 'magic'");
        refused("{\"kind\":\"guest-crash\",\"vmid\":\"x\"}", "vmid must be a whole number 100..999999999, was x");
        refused("{\"kind\":\"guest-crash\",\"vmid\":116}", "vmid 116 (minecraft) is not running");
        refused(
                "{\"kind\":\"guest-crash\",\"vmid\":101,\"delay\":1}",
                "unknown field delay; this kind takes kind, vmid");
        refused(
                "{\"kind\":\"guest-stop\",\"vmid\":101,\"user\":\"anna\"}",
                "user must look like name@realm, was 'anna'");
        assertEquals(400, lab.control("POST", "/faults", "nonsense").status());
        assertEquals(404, lab.control("DELETE", "/faults/7", "").status());
        assertEquals(true, lab.guestInTruth(101).get("running"));
    }

    private void refused(String request, String why) throws Exception {
        Reply reply = lab.control("POST", "/faults", request);
        assertEquals(400, reply.status());
        assertEquals(why, reply.object().get("error"));
    }

    private Duration took(String node, String path) throws Exception {
        long begun = System.nanoTime();
        assertEquals(200, lab.get(node, path).status());
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
