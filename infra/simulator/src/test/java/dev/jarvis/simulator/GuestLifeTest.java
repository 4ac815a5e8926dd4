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

/** What can be done with guests. 101 is a running machine and 105 a running container, both on pve. */
class GuestLifeTest {

    private static final String MACHINE = "/nodes/pve/qemu/101";
    private static final String CONTAINER = "/nodes/pve/lxc/105";

    private final Lab lab;

    GuestLifeTest() throws Exception {
        lab = Lab.open();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void snapshots_formAChainAndCanBeReturnedTo() throws Exception {
        assertEquals("OK", lab.done(lab.post(MACHINE + "/snapshot", "snapname=one&description=first&vmstate=1"), 5));
        lab.put(MACHINE + "/config", "name=renamed");
        assertEquals("OK", lab.done(lab.post(MACHINE + "/snapshot", "snapname=two"), 5));
        Reply list = lab.get(MACHINE + "/snapshot");
        assertEquals("one", list.row("name", "two").get("parent"));
        assertEquals("two", list.rows().getLast().get("parent"));
        assertEquals(1L, list.row("name", "one").get("vmstate"));
        assertEquals("OK", lab.done(lab.post(MACHINE + "/snapshot/one/rollback", ""), 5));
        assertEquals("nextcloud", lab.get(MACHINE + "/config").row().get("name"));
        assertEquals("running", lab.get(MACHINE + "/status/current").row().get("status"));
        assertEquals("OK", lab.done(lab.delete(MACHINE + "/snapshot/one"), 5));
        assertFalse(lab.get(MACHINE + "/snapshot").row("name", "two").containsKey("parent"));
        assertEquals("snapshot 'one' does not exist", lab.done(lab.delete(MACHINE + "/snapshot/one"), 5));
        assertEquals("snapshot name 'two' already used", lab.done(lab.post(MACHINE + "/snapshot", "snapname=two"), 5));
    }

    @Test
    void snapshotInProgress_locksTheGuest() throws Exception {
        lab.post(MACHINE + "/snapshot", "snapname=one");
        assertEquals("snapshot", lab.get("/cluster/resources").row("vmid", 101L).get("lock"));
        Reply refused = lab.put(MACHINE + "/config", "name=other");
        assertEquals(500, refused.status());
        assertEquals(
                "VM is locked (snapshot)",
                String.valueOf(refused.object().get("message")).strip());
        assertEquals("VM is locked (snapshot)", lab.done(lab.post(MACHINE + "/status/start", ""), 0.1));
    }

    @Test
    void configuration_keepsTypesAndRefusesWhatItDoesNotKnow() throws Exception {
        String digest = String.valueOf(lab.get(MACHINE + "/config").row().get("digest"));
        assertEquals(40, digest.length());
        assertEquals(400, lab.put(MACHINE + "/config", "nonsense=1").status());
        assertEquals(400, lab.put(MACHINE + "/config", "onboot=perhaps").status());
        assertEquals(
                200,
                lab.put(MACHINE + "/config", "description=hello&delete=tags&digest=" + digest)
                        .status());
        Map<?, ?> changed = lab.get(MACHINE + "/config").row();
        assertEquals("hello", changed.get("description"));
        assertFalse(changed.containsKey("tags"));
        Reply late = lab.put(MACHINE + "/config", "description=again&digest=" + digest);
        assertEquals(
                "detected modified configuration - file changed by other user? Try again.\n",
                late.object().get("message"));
    }

    @Test
    void whatARunningMachineCannotTake_waitsForItsNextStart() throws Exception {
        lab.put(MACHINE + "/config", "memory=4096");
        assertEquals("8192", lab.get(MACHINE + "/config?current=1").row().get("memory"));
        assertEquals("4096", lab.get(MACHINE + "/pending").row("key", "memory").get("pending"));
        assertEquals(8L << 30, lab.get(MACHINE + "/status/current").row().get("maxmem"));
        lab.done(lab.post(MACHINE + "/status/reboot", ""), 6);
        assertEquals(4L << 30, lab.get(MACHINE + "/status/current").row().get("maxmem"));
        lab.put(CONTAINER + "/config", "memory=2048");
        assertEquals(2L << 30, lab.get(CONTAINER + "/status/current").row().get("maxmem"));
    }

    @Test
    void guest_isMadeCopiedGrownAndDestroyed() throws Exception {
        String next = (String) lab.get("/cluster/nextid").data();
        assertEquals("124", next);
        Reply made =
                lab.post("/nodes/pve/qemu", "vmid=124&name=fresh&memory=1024&cores=2&scsi0=local-zfs:8&tags=a%3Bb");
        assertEquals(
                "create", lab.get("/nodes/pve/qemu/124/status/current").row().get("lock"));
        assertEquals("OK", lab.done(made, 5));
        assertEquals(
                "local-zfs:vm-124-disk-0,size=8G",
                lab.get("/nodes/pve/qemu/124/config").row().get("scsi0"));
        assertEquals("OK", lab.done(lab.put("/nodes/pve/qemu/124/resize", "disk=scsi0&size=%2B2G"), 3));
        assertEquals(
                10L << 30, lab.get("/nodes/pve/qemu/124/status/current").row().get("maxdisk"));
        assertEquals("OK", lab.done(lab.post("/nodes/pve/qemu/124/clone", "newid=125&name=copy&full=1"), 20));
        assertEquals("copy", lab.get("/cluster/resources").row("vmid", 125L).get("name"));
        Reply taken = lab.post("/nodes/Home/qemu", "vmid=124");
        assertEquals(
                "unable to create VM 124 - VM 124 already exists on node 'pve'\n",
                taken.object().get("message"));
        assertEquals("OK", lab.done(lab.delete("/nodes/pve/qemu/124"), 5));
        assertEquals(
                "Configuration file 'nodes/pve/qemu-server/124.conf' does not exist\n",
                lab.get("/nodes/pve/qemu/124/config").object().get("message"));
        assertEquals(
                "VM 101 is running - destroy failed\n",
                lab.delete(MACHINE).object().get("message"));
    }

    @Test
    void template_doesNotStart() throws Exception {
        lab.done(lab.post("/nodes/pve/qemu", "vmid=124&name=mould&template=1"), 5);
        assertEquals(1L, lab.get("/nodes/pve/qemu").row("vmid", 124L).get("template"));
        assertEquals(1L, lab.get("/cluster/resources").row("vmid", 124L).get("template"));
        assertEquals(
                "you can't start a vm if it's a template",
                lab.done(lab.post("/nodes/pve/qemu/124/status/start", ""), 3));
    }

    @Test
    void migration_takesTheGuestToItsNewNode() throws Exception {
        assertEquals(1L, lab.get(MACHINE + "/migrate").row().get("running"));
        Reply offline = lab.post(MACHINE + "/migrate", "target=Home");
        assertEquals(
                "can't migrate running VM without --online\n", offline.object().get("message"));
        assertEquals(
                "can't live migrate attached local disks without with-local-disks option",
                lab.done(lab.post(MACHINE + "/migrate", "target=Home&online=1"), 5));
        long before = (Long) Reply.field(lab.get(MACHINE + "/status/current").row(), "uptime");
        assertEquals("OK", lab.done(lab.post(MACHINE + "/migrate", "target=Home&online=1&with-local-disks=1"), 15));
        Map<?, ?> moved = lab.get("/nodes/Home/qemu/101/status/current").row();
        assertEquals("running", moved.get("status"));
        assertTrue((Long) Reply.field(moved, "uptime") > before);
        assertEquals(500, lab.get(MACHINE + "/status/current").status());
        assertEquals("OK", lab.done(lab.post(CONTAINER + "/migrate", "target=rack2&restart=1"), 15));
        assertEquals(
                "running", lab.get("/nodes/rack2/lxc/105/status/current").row().get("status"));
    }

    @Test
    void pauseAndHibernation_areTold() throws Exception {
        assertEquals("OK", lab.done(lab.post(MACHINE + "/status/suspend", ""), 2));
        Map<?, ?> paused = lab.get(MACHINE + "/status/current").row();
        assertEquals(List.of("running", "paused"), List.of(paused.get("status"), paused.get("qmpstatus")));
        assertEquals("OK", lab.done(lab.post(MACHINE + "/status/resume", ""), 2));
        assertEquals("OK", lab.done(lab.post(MACHINE + "/status/suspend", "todisk=1"), 6));
        Map<?, ?> asleep = lab.get(MACHINE + "/status/current").row();
        assertEquals(List.of("stopped", "suspended"), List.of(asleep.get("status"), asleep.get("lock")));
        assertEquals("OK", lab.done(lab.post(MACHINE + "/status/start", ""), 4));
        assertFalse(lab.get(MACHINE + "/status/current").row().containsKey("lock"));
    }

    @Test
    void agent_answersOnceTheMachineIsUp() throws Exception {
        Map<?, ?> system =
                (Map<?, ?>) Reply.field(lab.get(MACHINE + "/agent/get-osinfo").row(), "result");
        assertEquals("debian", system.get("id"));
        List<Map<?, ?>> disks =
                Reply.maps(Reply.field(lab.get(MACHINE + "/agent/get-fsinfo").row(), "result"));
        assertTrue((Long) Reply.field(disks.getFirst(), "used-bytes") > 0);
        long pid = (Long) Reply.field(
                lab.post(MACHINE + "/agent/exec", "command=echo&command=a+b").row(), "pid");
        Map<?, ?> ended = lab.get(MACHINE + "/agent/exec-status?pid=" + pid).row();
        assertEquals(
                List.of(1L, 0L, "a b\n"), List.of(ended.get("exited"), ended.get("exitcode"), ended.get("out-data")));
        lab.done(lab.post(MACHINE + "/status/reboot", ""), 6);
        assertEquals("QEMU guest agent is not running\n", message(lab.post(MACHINE + "/agent/ping", "")));
        lab.done(lab.post(MACHINE + "/status/stop", ""), 6);
        assertEquals("VM 101 is not running\n", message(lab.post(MACHINE + "/agent/ping", "")));
        lab.put(MACHINE + "/config", "agent=0");
        assertEquals("No QEMU guest agent configured\n", message(lab.post(MACHINE + "/agent/ping", "")));
    }

    @Test
    void curves_haveProxmoxNinesStepsAndKeys() throws Exception {
        List<Map<?, ?>> hour = lab.get(MACHINE + "/rrddata?timeframe=hour").rows();
        assertEquals(60, hour.size());
        assertEquals(60L, (Long) Reply.field(hour.get(1), "time") - (Long) Reply.field(hour.get(0), "time"));
        assertTrue(hour.getLast().keySet().containsAll(List.of("memhost", "pressurecpusome", "netin", "maxcpu")));
        assertEquals(
                336, lab.get(MACHINE + "/rrddata?timeframe=week&cf=MAX").rows().size());
        assertEquals(400, lab.get(MACHINE + "/rrddata?timeframe=century").status());
        lab.done(lab.post(MACHINE + "/status/stop", ""), 600);
        assertFalse(
                lab.get(MACHINE + "/rrddata?timeframe=hour").rows().getLast().containsKey("cpu"));
    }

    @Test
    void console_isOpenedWithATicketForItsPort() throws Exception {
        Map<?, ?> opened = lab.post(MACHINE + "/vncproxy", "websocket=1").row();
        assertTrue(String.valueOf(opened.get("cert")).startsWith("-----BEGIN CERTIFICATE-----"));
        assertTrue(String.valueOf(opened.get("ticket")).length() <= 512);
        String query = "?port=" + opened.get("port") + "&vncticket="
                + URLEncoder.encode(String.valueOf(opened.get("ticket")), StandardCharsets.UTF_8);
        assertEquals(200, lab.get(MACHINE + "/vncwebsocket" + query).status());
        assertEquals(401, lab.get(CONTAINER + "/vncwebsocket" + query).status());
    }

    private static String message(Reply reply) {
        return String.valueOf(reply.object().get("message"));
    }
}
