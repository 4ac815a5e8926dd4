package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions count as done when the cluster shows their effect, and not before: snapshots, backups, moves, services. */
class EffectsTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final NodeName PVE2 = new NodeName("pve2");
    private static final GuestId GUEST = new GuestId(101);
    private static final GuestAddress VM = new GuestAddress(PVE1, GuestType.QEMU, GUEST);
    private static final GuestAddress CT = new GuestAddress(PVE1, GuestType.LXC, GUEST);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String SNAPSHOTS = "GET /nodes/pve1/qemu/101/snapshot";
    private static final String STATUS = "GET /nodes/pve1/qemu/101/status/current";
    private static final Reply GONE =
            Reply.error(500, "Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist");
    private static final Instant STARTED = Instant.ofEpochSecond(0x65A00000L);

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void snapshot_isDoneWhenItIsInTheList() {
        task("POST /nodes/pve1/qemu/101/snapshot", "qmsnapshot", "OK");
        server.on(
                SNAPSHOTS,
                Reply.data("[{\"name\":\"older\"}]"),
                Reply.data("[{\"name\":\"older\"},{\"name\":\"update\",\"vmstate\":1}]"));
        var done = Connected.done(client.snapshots().create(VM, "update", true, TIMEOUT));

        assertTrue(done.seen().withMemory());
        assertEquals("qmsnapshot ended OK, snapshot update exists", done.text());
        assertEquals("snapname=update&vmstate=1", server.requests().getFirst().body());
    }

    @Test
    void snapshot_thatIsNeverSeen_isAFailure_despiteAnEndThatIsWell() {
        task("POST /nodes/pve1/lxc/101/snapshot", "vzsnapshot", "OK");
        server.on("GET /nodes/pve1/lxc/101/snapshot", Reply.data("[]"));
        var failed = Connected.failed(client.snapshots().create(CT, "update", true, TIMEOUT));

        assertEquals("vzsnapshot of 101 ended OK, yet snapshot update is not in the list", failed.text());
        assertEquals("snapname=update", server.requests().getFirst().body());
        assertEquals(
                3,
                server.calls().stream()
                        .filter("GET /nodes/pve1/lxc/101/snapshot"::equals)
                        .count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1st",
                "has space",
                "current",
                "ümlaut",
                "../x",
                "a123456789012345678901234567890123456789x"
            })
    void snapshotName_thatProxmoxWouldRefuse_isNeverSent(String name) {
        assertTrue(Connected.failed(client.snapshots().create(VM, name, false, TIMEOUT))
                .text()
                .contains("\"" + name + "\""));
        Connected.failed(client.snapshots().delete(VM, name, TIMEOUT));
        Connected.failed(client.snapshots().rollback(VM, name, false, TIMEOUT));
        assertEquals(List.of(), server.calls());
    }

    @Test
    void deletedSnapshot_isDoneWhenItIsGone() {
        task("DELETE /nodes/pve1/qemu/101/snapshot/update", "qmdelsnapshot", "OK");
        server.on(
                SNAPSHOTS,
                Reply.data("[{\"name\":\"update\"},{\"name\":\"other\"}]"),
                Reply.data("[{\"name\":\"other\"},{\"name\":\"current\"}]"));
        var done = Connected.done(client.snapshots().delete(VM, "update", TIMEOUT));

        assertEquals(List.of("other"), done.seen().stream().map(Snapshot::name).toList());
        assertEquals("qmdelsnapshot ended OK, snapshot update is gone", done.text());
        assertEquals("", server.requests().getFirst().body());
    }

    @Test
    void deletedSnapshot_thatIsStillThere_isAFailure() {
        task("DELETE /nodes/pve1/qemu/101/snapshot/update", "qmdelsnapshot", "OK");
        server.on(SNAPSHOTS, Reply.data("[{\"name\":\"update\"}]"));
        assertEquals(
                "qmdelsnapshot of 101 ended OK, yet snapshot update still exists",
                Connected.failed(client.snapshots().delete(VM, "update", TIMEOUT))
                        .text());
    }

    @Test
    void rollback_isDoneWhenTheGuestIsBasedOnTheSnapshot() {
        task("POST /nodes/pve1/qemu/101/snapshot/update/rollback", "qmrollback", "OK");
        server.on(
                SNAPSHOTS,
                Reply.data("[{\"name\":\"later\",\"parent\":\"update\"},{\"name\":\"current\",\"parent\":\"later\"}]"),
                Reply.data("[{\"name\":\"current\",\"parent\":\"update\"}]"));
        server.on(STATUS, state("stopped"));
        var done = Connected.done(client.snapshots().rollback(VM, "update", false, TIMEOUT));

        assertEquals("qmrollback ended OK, guest 101 is as in snapshot update", done.text());
        assertEquals(2, server.calls().stream().filter(SNAPSHOTS::equals).count());
        assertEquals("", server.requests().getFirst().body());
    }

    @Test
    void rollback_thatIsToStartTheGuest_isDoneWhenItRuns() {
        task("POST /nodes/pve1/qemu/101/snapshot/update/rollback", "qmrollback", "OK");
        server.on(SNAPSHOTS, Reply.data("[{\"name\":\"current\",\"parent\":\"update\"}]"));
        server.on(STATUS, state("stopped"), state("running"));
        Connected.done(client.snapshots().rollback(VM, "update", true, TIMEOUT));

        assertEquals("start=1", server.requests().getFirst().body());
        server.on(STATUS, state("stopped"));
        assertEquals(
                "qmrollback of 101 ended OK, yet it is stopped",
                Connected.failed(client.snapshots().rollback(VM, "update", true, TIMEOUT))
                        .text());
        server.on(SNAPSHOTS, Reply.data("[{\"name\":\"current\"}]"));
        assertEquals(
                "qmrollback of 101 ended OK, yet it is based on no snapshot",
                Connected.failed(client.snapshots().rollback(VM, "update", true, TIMEOUT))
                        .text());
    }

    @Test
    void backup_isDoneWhenANewOneIsOnTheStorage() {
        task("POST /nodes/pve1/vzdump", "vzdump", "OK");
        server.on(
                "GET /nodes/pve1/storage/nas/content",
                backups(STARTED.minusSeconds(1)),
                backups(STARTED.minusSeconds(1), STARTED));
        var done = Connected.done(client.backups().create(VM, "nas", BackupMode.SNAPSHOT, TIMEOUT));

        assertEquals("nas:backup/1", done.seen().id());
        assertEquals("vzdump ended OK, backup nas:backup/1 exists", done.text());
        assertEquals(
                "compress=zstd&mode=snapshot&remove=0&storage=nas&vmid=101",
                server.requests().getFirst().body());
    }

    @Test
    void backup_ofAGuestThatHasMoved_findsNothingToDo() {
        server.on("POST /nodes/pve1/vzdump", Reply.data("\"OK\""));
        assertEquals(
                "101 to nas: Proxmox found nothing to do there; the guest is on another node, or gone",
                Connected.failed(client.backups().create(VM, "nas", BackupMode.STOP, TIMEOUT))
                        .text());
    }

    @Test
    void backup_ofAGuestThatIsElsewhere_endsWell_andIsNone() {
        task("POST /nodes/pve1/vzdump", "vzdump", "OK");
        server.on("GET /nodes/pve1/storage/nas/content", backups(STARTED.minusSeconds(1)));
        assertEquals(
                "vzdump of 101 to nas ended OK, yet no new backup is seen on nas",
                Connected.failed(client.backups().create(VM, "nas", BackupMode.STOP, TIMEOUT))
                        .text());
    }

    @Test
    void backup_thatFailed_bringsTheEndOfItsLog() {
        var upid = task("POST /nodes/pve1/vzdump", "vzdump", "job errors");
        server.on(
                "GET " + path(upid) + "/log",
                Reply.raw(
                        200,
                        "OK",
                        "application/json",
                        "{\"total\":1,\"data\":[{\"n\":1,\"t\":\"ERROR: Backup of VM 101 failed - no space\"}]}"));
        var failed = Connected.failed(client.backups().create(VM, "nas", BackupMode.SNAPSHOT, TIMEOUT));
        assertEquals("job errors", failed.text());
        assertEquals(List.of("ERROR: Backup of VM 101 failed - no space"), failed.logTail());
    }

    @Test
    void backup_withWarnings_isABackup() {
        task("POST /nodes/pve1/vzdump", "vzdump", "WARNINGS: 2");
        server.on("GET /nodes/pve1/storage/nas/content", backups(STARTED));
        assertEquals(
                "vzdump ended WARNINGS: 2, backup nas:backup/0 exists",
                Connected.done(client.backups().create(VM, "nas", BackupMode.SNAPSHOT, TIMEOUT))
                        .text());
    }

    @Test
    void machineThatRuns_movesWhileItRuns() {
        task("POST /nodes/pve1/qemu/101/migrate", "qmigrate", "OK");
        server.on(STATUS, state("running"));
        server.on("GET /nodes/pve2/qemu/101/status/current", state("running"));
        var done = Connected.done(client.migrations().migrate(VM, PVE2, true, TIMEOUT));

        assertEquals(PVE2, done.seen().guest().node());
        assertEquals(
                "online=1&target=pve2&with-local-disks=1",
                server.requests().get(1).body());
    }

    @Test
    void machineThatIsOff_movesAsItIs() {
        task("POST /nodes/pve1/qemu/101/migrate", "qmigrate", "OK");
        server.on(STATUS, state("stopped"));
        server.on("GET /nodes/pve2/qemu/101/status/current", state("stopped"));
        Connected.done(client.migrations().migrate(VM, PVE2, false, TIMEOUT));
        assertEquals("target=pve2", server.requests().get(1).body());
    }

    @Test
    void containerThatRuns_isStoppedAndStartedThere() {
        task("POST /nodes/pve1/lxc/101/migrate", "vzmigrate", "OK");
        server.on("GET /nodes/pve1/lxc/101/status/current", state("running"));
        server.on("GET /nodes/pve2/lxc/101/status/current", state("stopped"), state("running"));
        Connected.done(client.migrations().migrate(CT, PVE2, true, TIMEOUT));
        assertEquals("restart=1&target=pve2", server.requests().get(1).body());
    }

    @Test
    void moveAfterWhichAGuestIsOff_isNoSuccess() {
        task("POST /nodes/pve1/qemu/101/migrate", "qmigrate", "OK");
        server.on(STATUS, state("running"));
        server.on("GET /nodes/pve2/qemu/101/status/current", state("stopped"));
        assertEquals(
                "qmigrate of 101 to pve2 ended OK, yet it is stopped",
                Connected.failed(client.migrations().migrate(VM, PVE2, false, TIMEOUT))
                        .text());
    }

    @Test
    void move_toWhereItIs_orOfAGuestThatIsNot_asksForNothing() {
        assertEquals(
                "guest 101 is on pve1 already",
                Connected.failed(client.migrations().migrate(VM, PVE1, false, TIMEOUT))
                        .text());
        assertEquals(List.of(), server.calls());
        server.on(STATUS, GONE);
        var failed = Connected.failed(client.migrations().migrate(VM, PVE2, false, TIMEOUT));
        assertInstanceOf(ProxmoxError.NotFound.class, failed.error());
        assertEquals(1, server.requests().size());
    }

    @Test
    void service_isDoneWhenItIsSeenActive() {
        task("POST /nodes/pve1/services/pveproxy/restart", "srvrestart", "OK");
        server.on(
                "GET /nodes/pve1/services/pveproxy/state",
                Reply.reset(),
                service("start-pre", "activating"),
                service("running", "active"));
        var done = Connected.done(client.services().restart(PVE1, "pveproxy", TIMEOUT));

        assertEquals("running", done.seen().state());
        assertEquals("srvrestart ended OK, service pveproxy is running", done.text());
    }

    @Test
    void service_thatStaysDown_isAFailure_andAStoppedOneIsNot() {
        task("POST /nodes/pve1/services/pveproxy/start", "srvstart", "OK");
        task("POST /nodes/pve1/services/pveproxy/stop", "srvstop", "OK");
        server.on("GET /nodes/pve1/services/pveproxy/state", service("failed", "failed"));
        assertEquals(
                "srvstart of pveproxy on pve1 ended OK, yet it is failed",
                Connected.failed(client.services().start(PVE1, "pveproxy", TIMEOUT))
                        .text());
        Connected.done(client.services().stop(PVE1, "pveproxy", TIMEOUT));
        server.on("GET /nodes/pve1/services/pveproxy/state", service("running", "active"));
        Connected.failed(client.services().stop(PVE1, "pveproxy", TIMEOUT));
    }

    @Test
    void reboot_isDoneWhenTheGuestRunsAnew_notWhenItStillRuns() {
        task("POST /nodes/pve1/qemu/101/status/reboot", "qmreboot", "OK");
        server.on(STATUS, up(500), up(500), state("stopped"), up(1), state("stopped"));
        var done = Connected.done(client.guestPower().reboot(VM, TIMEOUT));

        assertEquals(Duration.ofSeconds(1), done.seen().guest().uptime().orElseThrow());
        assertEquals("timeout=10", server.requests().get(1).body());
        server.on(STATUS, up(500));
        Connected.timedOut(client.guestPower().reboot(VM, Duration.ofMillis(200)));
    }

    @Test
    void reboot_ofAGuestThatCannotBeRead_isNotAskedFor() {
        server.on(STATUS, GONE);
        assertInstanceOf(
                ProxmoxError.NotFound.class,
                Connected.failed(client.guestPower().reboot(VM, TIMEOUT)).error());
        assertEquals(List.of("GET /nodes/pve1/qemu/101/status/current"), server.calls());
    }

    @Test
    void reset_isForMachinesAlone() {
        task("POST /nodes/pve1/qemu/101/status/reset", "qmreset", "OK");
        server.on(STATUS, state("running"));
        assertEquals(
                "qmreset ended OK, guest 101 is running; that it was reset is proven by the task alone",
                Connected.done(client.guestPower().reset(VM, TIMEOUT)).text());
        int asked = server.requests().size();
        assertTrue(
                Connected.failed(client.guestPower().reset(CT, TIMEOUT)).text().contains("is a container"));
        assertEquals(asked, server.requests().size());
    }

    @Test
    void effectThatCannotBeRead_isADoubt_notAFailure() {
        task("POST /nodes/pve1/qemu/101/snapshot", "qmsnapshot", "OK");
        server.on(SNAPSHOTS, Reply.raw(595, "x", "text/plain", ""));
        var late = Connected.timedOut(client.snapshots().create(VM, "update", false, TIMEOUT));
        assertEquals("qmsnapshot of 101 ended OK, yet its effect could not be read", late.text());
    }

    @Test
    void effectThatMayNotBeRead_isAFailure_thatNamesTheRight() {
        task("POST /nodes/pve1/qemu/101/snapshot", "qmsnapshot", "OK");
        server.on(SNAPSHOTS, Reply.error(403, "Permission check failed (/vms/101, VM.Audit)"));
        var failed = Connected.failed(client.snapshots().create(VM, "update", false, TIMEOUT));
        assertInstanceOf(ProxmoxError.Forbidden.class, failed.error());
    }

    private Upid task(String call, String type, String exit) {
        var upid = Upid.parse("UPID:pve1:000A1B2C:0123ABCD:65A00000:" + type + ":101:root@pam!jarvis:");
        server.on(call, Reply.data("\"" + upid + "\""));
        server.on(
                "GET " + path(upid) + "/status",
                Reply.data("{\"status\":\"running\"}"),
                Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"" + exit + "\"}"));
        return upid;
    }

    private static String path(Upid upid) {
        return "/nodes/pve1/tasks/"
                + upid.text().replace(":", "%3A").replace("@", "%40").replace("!", "%21");
    }

    private static Reply state(String status) {
        return Reply.data("{\"vmid\":101,\"status\":\"" + status + "\"}");
    }

    private static Reply up(int seconds) {
        return Reply.data("{\"vmid\":101,\"status\":\"running\",\"uptime\":" + seconds + "}");
    }

    private static Reply service(String state, String active) {
        return Reply.data("{\"service\":\"pveproxy\",\"name\":\"pveproxy\",\"state\":\"" + state
                + "\",\"active-state\":\"" + active + "\"}");
    }

    private static Reply backups(Instant... times) {
        var rows = new StringBuilder();
        for (int index = 0; index < times.length; index++) {
            rows.append(index == 0 ? "" : ",")
                    .append("{\"volid\":\"nas:backup/")
                    .append(index)
                    .append("\",\"vmid\":101,\"ctime\":")
                    .append(times[index].getEpochSecond())
                    .append("}");
        }
        return Reply.data("[" + rows + "]");
    }
}
