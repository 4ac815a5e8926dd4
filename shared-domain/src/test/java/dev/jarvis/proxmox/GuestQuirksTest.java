package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More of the behaviours of real servers that {@link QuirksTest} begins with: those about guests and their backups. */
class GuestQuirksTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final NodeName PVE2 = new NodeName("pve2");
    private static final GuestId GUEST = new GuestId(101);
    private static final GuestAddress VM = new GuestAddress(PVE1, GuestType.QEMU, GUEST);
    private static final GuestAddress CT = new GuestAddress(PVE1, GuestType.LXC, GUEST);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void quirk04_callThatTokensMayNotMake_isARightThatIsMissing() {
        server.on(
                "GET /version",
                Reply.error(403, "URI '/api2/json/access/ticket' not available with API token, need proper ticket."));
        var error = assertInstanceOf(
                ProxmoxError.Forbidden.class,
                Connected.errorOf(() -> client.cluster().version()));
        assertEquals(Optional.empty(), error.privilege());
        assertTrue(error.text().contains("need proper ticket"), error.text());
    }

    @Test
    void quirk12_figuresOfAGuestOnADeadNode_areAskedOfAnyHost() {
        try (var second = new ScriptedProxmox();
                var both = Connected.to(server, second)) {
            server.on("GET /nodes/pve9/lxc/101/rrddata", Reply.hang());
            second.on("GET /nodes/pve9/lxc/101/rrddata", Reply.data("[{\"time\":1700000000,\"cpu\":0.5}]"));
            var history =
                    both.within(Duration.ofSeconds(2)).guests().history(CT.on(new NodeName("pve9")), History.Span.HOUR);
            assertEquals(1, history.points().size());
        }
    }

    @Test
    void quirk26_agentThatDoesNotAnswer_saysWhy_inTheWordsOfEachRelease() {
        server.on(
                "POST /nodes/pve1/qemu/101/agent/ping",
                Reply.data("{\"result\":{}}"),
                Reply.error(500, "No QEMU guest agent configured"),
                Reply.error(500, "VM 101 is not running"),
                Reply.error(500, "QEMU guest agent is not running"),
                Reply.error(500, "VM 101 qmp command 'guest-ping' failed - got timeout"),
                Reply.error(403, "Permission check failed (/vms/101, VM.Monitor)"),
                Reply.error(403, "Permission check failed (/vms/101, VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted)"));
        assertEquals(AgentState.ANSWERS, client.agent().ping(PVE1, GUEST));
        assertEquals(AgentState.NOT_CONFIGURED, client.agent().ping(PVE1, GUEST));
        assertEquals(AgentState.GUEST_STOPPED, client.agent().ping(PVE1, GUEST));
        assertEquals(AgentState.SILENT, client.agent().ping(PVE1, GUEST));
        assertEquals(AgentState.SILENT, client.agent().ping(PVE1, GUEST));
        for (var privilege : List.of("VM.Monitor", "VM.GuestAgent.Audit|VM.GuestAgent.Unrestricted")) {
            var error = assertInstanceOf(
                    ProxmoxError.Forbidden.class,
                    Connected.errorOf(() -> client.agent().ping(PVE1, GUEST)));
            assertEquals(Optional.of(privilege), error.privilege());
        }
    }

    @Test
    void quirk26_readsOfASilentAgent_keepProxmoxsText() {
        server.on("GET /nodes/pve1/qemu/101/agent/get-fsinfo", Reply.error(500, "QEMU guest agent is not running"));
        assertEquals(
                "QEMU guest agent is not running",
                Connected.errorOf(() -> client.agent().fileSystems(PVE1, GUEST)).text());
    }

    @Test
    void quirk30_haMovesAGuestWhenItLikes_soItIsFollowedToItsTarget() {
        task("POST /nodes/pve1/qemu/101/migrate", "hamigrate");
        server.on(
                "GET /nodes/pve1/qemu/101/status/current",
                state("running"),
                state("running"),
                state("running"),
                gone());
        server.on("GET /nodes/pve2/qemu/101/status/current", gone(), state("running"));
        server.on("GET /cluster/resources", at("pve1"), at("pve1"), at("pve2"));
        var done = Connected.done(client.migrations().migrate(VM, PVE2, false, TIMEOUT));

        assertEquals(PVE2, done.seen().guest().node());
        assertEquals("hamigrate ended OK, guest 101 is running", done.text());
    }

    @Test
    void quirk30_haThatMovesNothing_timesOut_andSaysWhereTheGuestIs() {
        task("POST /nodes/pve1/qemu/101/migrate", "hamigrate");
        server.on("GET /nodes/pve1/qemu/101/status/current", state("running"));
        server.on("GET /nodes/pve2/qemu/101/status/current", gone());
        server.on("GET /cluster/resources", at("pve1"));
        var late = Connected.timedOut(client.migrations().migrate(VM, PVE2, false, Duration.ofMillis(300)));
        assertTrue(late.text().startsWith("hamigrate of 101 to pve2 ended OK, yet it is "), late.text());
    }

    @Test
    void quirk33_storageThatCouldNotBeMounted_isEnabledAndNotActive_withoutASize() {
        server.on(
                "GET /nodes/pve1/storage",
                Reply.data("[{\"storage\":\"nas\",\"type\":\"nfs\",\"enabled\":1,\"active\":0,\"shared\":1,\"total\":0,"
                        + "\"used\":0,\"avail\":0,\"content\":\"backup\"}]"));
        var nas = client.storages().of(PVE1).getFirst();

        assertTrue(nas.enabled());
        assertFalse(nas.active());
        assertFalse(nas.takesBackups());
        assertEquals(0, nas.totalBytes().orElseThrow());
    }

    @Test
    void quirk34_guestInNoJob_mayStillHaveBackups_andAGuestInOneMayHaveNone() {
        server.on("GET /cluster/backup-info/not-backed-up", Reply.data("[{\"vmid\":101,\"type\":\"qemu\"}]"));
        server.on(
                "GET /nodes/pve1/storage/nas/content",
                Reply.data(
                        "[{\"volid\":\"nas:backup/vzdump-qemu-101-x.vma.zst\",\"vmid\":101,\"ctime\":1700000000,\"size\":1}]"),
                Reply.data("[]"));
        assertEquals(GUEST, client.backups().inNoJob().getFirst().id());
        assertEquals(1, client.backups().of(PVE1, "nas", Optional.of(GUEST)).size());
        assertEquals(
                0,
                client.backups().of(PVE1, "nas", Optional.of(new GuestId(102))).size());
    }

    @Test
    void quirk34_backupOfSeveralGuests_hasNoGuestInItsTask() {
        server.on(
                "GET /nodes/pve1/tasks",
                Reply.data(
                        "[{\"upid\":\"UPID:pve1:000A1B2C:0123ABCD:65A00000:vzdump::root@pam:\",\"status\":\"job errors\","
                                + "\"type\":\"vzdump\",\"id\":\"\",\"endtime\":1700000060}]"));
        var tasks =
                client.tasks().of(PVE1, TaskFilter.latest(50).ofType("vzdump").failedOnly());

        assertEquals(Optional.empty(), tasks.getFirst().guest());
        assertFalse(tasks.getFirst().isSuccess());
        assertEquals(List.of("GET /nodes/pve1/tasks?errors=1&limit=50&source=all&typefilter=vzdump"), server.calls());
    }

    @Test
    void quirk40_groupsBecameRules_andNewRowsOfTheManagerArePassedOver() {
        server.on(
                "GET /cluster/ha/resources",
                Reply.data(
                        "[{\"sid\":\"vm:101\",\"type\":\"vm\",\"state\":\"started\",\"group\":\"both\",\"max_restart\":1,"
                                + "\"max_relocate\":2}]"),
                Reply.data("[{\"sid\":\"ct:102\",\"type\":\"ct\",\"failback\":1},{\"sid\":\"odd\"},{}]"));
        server.on(
                "GET /cluster/ha/status/current",
                Reply.data(
                        "[{\"id\":\"quorum\",\"type\":\"quorum\",\"status\":\"OK\",\"quorate\":1,\"node\":\"pve1\"},"
                                + "{\"id\":\"master\",\"type\":\"master\",\"node\":\"pve1\",\"status\":\"pve1 (active)\"},"
                                + "{\"id\":\"fencing\",\"type\":\"fencing\",\"status\":\"armed\",\"armed-state\":\"armed\"},"
                                + "{\"id\":\"lrm:pve1\",\"type\":\"lrm\",\"node\":\"pve1\",\"status\":\"pve1 (active)\",\"timestamp\":1700000000},"
                                + "{\"id\":\"service:vm:101\",\"type\":\"service\",\"sid\":\"vm:101\",\"node\":\"pve1\",\"state\":\"error\","
                                + "\"request_state\":\"started\",\"status\":\"vm:101 (pve1, error)\"},{\"type\":\"service\"}]"));
        var eight = client.highAvailability().resources().getFirst();
        assertEquals(Optional.of("both"), eight.group());
        assertEquals(Optional.of(GUEST), eight.guest());
        assertEquals(2, eight.mostMoves().orElseThrow());
        var nine = client.highAvailability().resources();
        assertEquals(Optional.empty(), nine.getFirst().group());
        assertEquals("started", nine.getFirst().requestedState());
        assertEquals(Optional.empty(), nine.getLast().guest());
        var status = client.highAvailability().status();
        assertEquals(Optional.of(true), status.quorate());
        assertEquals(Optional.of(PVE1), status.master());
        assertEquals(1, status.managers().size());
        assertEquals(1, status.services().size());
        assertTrue(status.services().getFirst().isInError());
        assertEquals(Optional.of("started"), status.services().getFirst().requestedState());
    }

    @Test
    void quirk40_resourcesOfEightAndNine_readTheSame() {
        server.on(
                "GET /cluster/resources",
                Reply.data("[{\"type\":\"qemu\",\"id\":\"qemu/101\",\"node\":\"pve1\",\"vmid\":101,\"name\":\"plex\","
                        + "\"status\":\"running\",\"mem\":5,\"maxmem\":9}]"),
                Reply.data("[{\"type\":\"network\",\"network\":\"vmbr0\",\"node\":\"pve1\"},"
                        + "{\"type\":\"qemu\",\"id\":\"qemu/101\",\"node\":\"pve1\",\"vmid\":101,\"name\":\"plex\","
                        + "\"status\":\"running\",\"mem\":5,\"maxmem\":9,\"memhost\":7,\"pressurecpusome\":0.1}]"));
        assertEquals(client.cluster().resources(), client.cluster().resources());
    }

    private void task(String call, String type) {
        var upid = "UPID:pve1:000A1B2C:0123ABCD:65A00000:" + type + ":101:root@pam!jarvis:";
        server.on(call, Reply.data("\"" + upid + "\""));
        server.on(
                "GET /nodes/pve1/tasks/"
                        + upid.replace(":", "%3A").replace("@", "%40").replace("!", "%21") + "/status",
                Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"OK\"}"));
    }

    private static Reply state(String status) {
        return Reply.data("{\"vmid\":101,\"status\":\"" + status + "\",\"ha\":{\"managed\":1,\"state\":\"started\"}}");
    }

    private static Reply gone() {
        return Reply.error(500, "Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist");
    }

    private static Reply at(String node) {
        return Reply.data("[{\"type\":\"qemu\",\"vmid\":101,\"node\":\"" + node + "\",\"status\":\"running\"}]");
    }
}
