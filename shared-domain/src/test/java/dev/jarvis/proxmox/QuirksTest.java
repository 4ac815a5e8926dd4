package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Behaviours of real servers, each by its number in the list of 41 that was read from Proxmox's source. Others of them
 * are in {@link NodeQuirksTest}, {@link GuestQuirksTest}, {@link GuestActionsTest}, {@link FailOverTest} and {@link
 * PermissionsTest}. Without a test is 41 alone: the client opens no terminal.
 */
class QuirksTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final GuestId GUEST = new GuestId(101);
    private static final GuestAddress VM = new GuestAddress(PVE1, GuestType.QEMU, GUEST);
    private static final Upid UPID = Upid.parse("UPID:pve1:000A1B2C:0123ABCD:65A00000:vzdump::root@pam:");

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void quirk01_tokenTravelsInTheHeader_andNoCookieEverHidesIt() {
        server.on("GET /version", (socket, out) -> {
            out.write(
                    "HTTP/1.1 200 OK\r\nSet-Cookie: PVEAuthCookie=stale; path=/\r\nContent-Length: 11\r\n\r\n{\"data\":{}}"
                            .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return true;
        });
        client.cluster().version();
        client.cluster().version();

        for (var request : server.requests()) {
            assertEquals(
                    "PVEAPIToken=" + Connected.TOKEN_ID + "=" + Connected.SECRET,
                    request.headers().get("authorization"));
            assertFalse(request.headers().containsKey("cookie"));
        }
    }

    @Test
    void quirk02_aTokenNeedsNoCsrfHeader() {
        power("start", Reply.error(500, "no"));
        assertFalse(server.requests().getFirst().headers().containsKey("csrfpreventiontoken"));
    }

    @Test
    void quirk03_a401IsPlainText_andSaidOnce() {
        server.on("GET /version", Reply.raw(401, "No ticket", "text/plain", "No ticket"));
        var error = assertInstanceOf(
                ProxmoxError.Unauthorised.class,
                Connected.errorOf(() -> client.cluster().version()));

        assertEquals("No ticket", error.proxmoxText());
        assertEquals(1, server.requests().size());
    }

    @Test
    void quirk05_textIsReadFromMessage() {
        server.on("GET /version", Reply.error(500, "got no worker upid\nsecond line"));
        assertEquals(
                new ProxmoxError.Failed(500, "got no worker upid\nsecond line"),
                Connected.errorOf(() -> client.cluster().version()));
    }

    @Test
    void quirk05_beforeMessageExisted_onlyTheStatusIsLeft_andTheTextSaysSo() {
        server.on("GET /version", Reply.raw(500, "unable to do it", "application/json", "{\"data\":null}"));
        var error = Connected.errorOf(() -> client.cluster().version());
        assertTrue(error.text().startsWith("Proxmox answered 500 without a text that can be read"), error.text());
    }

    @Test
    void quirk06_refusedParametersComeAsAMap() {
        server.on(
                "GET /version",
                Reply.raw(
                        400,
                        "Parameter verification failed.",
                        "application/json",
                        "{\"data\":null,\"message\":\"Parameter verification failed.\\n\","
                                + "\"errors\":{\"vmid\":\"type check ('integer') failed\\n\",\"node\":\"bad\"}}"));
        var error = Connected.errorOf(() -> client.cluster().version());

        assertEquals(
                new ProxmoxError.InvalidParameters(Map.of("vmid", "type check ('integer') failed", "node", "bad")),
                error);
        assertEquals("Proxmox refused the parameters: node: bad; vmid: type check ('integer') failed", error.text());
    }

    @Test
    void quirk07_unknownCallIs501_andAReadNeverHasABody() {
        assertInstanceOf(
                ProxmoxError.NotFound.class,
                Connected.errorOf(() -> client.tasks().recent()));
        server.on("GET /nodes/pve1/tasks", Reply.data("[]"));
        client.tasks().of(PVE1, TaskFilter.latest(5));

        for (var request : server.requests()) {
            assertEquals("", request.body());
            assertFalse(request.headers().containsKey("content-length"));
        }
    }

    @Test
    void quirk08_missingGuestIsA500() {
        server.on(
                "GET /nodes/pve1/qemu/101/status/current",
                Reply.error(500, "Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist"));
        assertEquals(
                new ProxmoxError.NotFound("Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist"),
                Connected.errorOf(() -> client.guests().status(VM)));
    }

    @Test
    void quirk09_aChangeIsAForm() {
        power("shutdown", Reply.error(500, "no"));
        var request = server.requests().getFirst();

        assertEquals("application/x-www-form-urlencoded", request.headers().get("content-type"));
        assertEquals("timeout=5", request.body());
    }

    @Test
    void quirk10_anErrorClosesTheConnection_andTheNextCallOpensAnother() {
        server.on("GET /version", Reply.error(500, "no"), Reply.data("{\"version\":\"9.1.2\"}"));
        Connected.errorOf(() -> client.cluster().version());

        assertEquals("9.1.2", client.cluster().version().version());
        assertEquals(2, server.connections());
    }

    @Test
    void quirk13_nodeOfflineForLong_hasNoFigures_andItsGuestsNoNames() {
        resources("""
                {"type":"node","id":"node/pve1","node":"pve1","status":"offline"},
                {"type":"qemu","id":"qemu/101","node":"pve1","vmid":101,"status":"unknown"},
                {"type":"storage","id":"storage/pve1/local","node":"pve1","storage":"local","status":"unknown"}""");
        var seen = client.cluster().resources();

        assertEquals(NodeStatus.OFFLINE, seen.nodes().getFirst().status());
        assertEquals(OptionalInt.empty(), seen.nodes().getFirst().cpus());
        assertEquals(GuestStatus.UNKNOWN, seen.guests().getFirst().status());
        assertEquals(Optional.empty(), seen.guests().getFirst().name());
        assertEquals(OptionalLong.empty(), seen.storages().getFirst().totalBytes());
        assertEquals(StorageStatus.UNKNOWN, seen.storages().getFirst().status());
    }

    @Test
    void quirk14_whatTheTokenMayNotSee_isAbsent_notAnError() {
        server.on("GET /cluster/resources", Reply.data("[]"));
        server.on("GET /nodes", Reply.data("[{\"node\":\"pve1\",\"status\":\"online\"}]"));

        assertEquals(
                new Resources(List.of(), List.of(), List.of()), client.cluster().resources());
        assertEquals(OptionalDouble.empty(), client.nodes().list().getFirst().cpuFraction());
    }

    @Test
    void quirk15_aMissingRightIsNamed() {
        var failed = power("start", Reply.error(403, "Permission check failed (/vms/101, VM.PowerMgmt)"));
        assertEquals(
                new ProxmoxError.Forbidden(
                        Optional.of("/vms/101"),
                        Optional.of("VM.PowerMgmt"),
                        "Permission check failed (/vms/101, VM.PowerMgmt)"),
                failed.error());
        assertEquals(
                "the API token lacks VM.PowerMgmt on /vms/101: Permission check failed (/vms/101, VM.PowerMgmt)",
                failed.text());
    }

    @Test
    void quirk17_aNodeThatStandsAlone_hasNoQuorumToLose() {
        server.on(
                "GET /cluster/status",
                Reply.data(
                        "[{\"type\":\"node\",\"name\":\"pve1\",\"nodeid\":0,\"online\":1,\"local\":1,\"ip\":\"10.0.0.1\"}]"));
        assertEquals(
                new Membership(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new Membership.Member(PVE1, true, Optional.of("10.0.0.1")))),
                client.cluster().membership());
    }

    @Test
    void quirk17_oneMemberOfflineWithQuorum_isStillQuorate() {
        server.on(
                "GET /cluster/status",
                Reply.data(
                        "[{\"type\":\"cluster\",\"name\":\"home\",\"quorate\":1,\"nodes\":2},"
                                + "{\"type\":\"node\",\"name\":\"pve1\",\"online\":1},{\"type\":\"node\",\"name\":\"pve2\",\"online\":0}]"));
        var membership = client.cluster().membership();

        assertEquals(Optional.of("home"), membership.clusterName());
        assertEquals(Optional.of(true), membership.quorate());
        assertEquals(
                List.of(true, false),
                membership.members().stream().map(Membership.Member::online).toList());
    }

    @Test
    void quirk18_withoutQuorum_changesAreRefused() {
        var failed = power("start", Reply.error(500, "cluster not ready - no quorum?"));
        assertInstanceOf(ProxmoxError.NoQuorum.class, failed.error());
        assertTrue(failed.error().retryable());
    }

    @Test
    void quirk19_booleansAre0And1() {
        server.on(
                "GET /nodes/pve1/qemu/101/config",
                Reply.data("{\"onboot\":1,\"protection\":0,\"name\":\"plex\",\"cores\":4}"));
        var config = client.guests().config(VM);

        assertTrue(config.onBoot());
        assertFalse(config.protection());
        assertFalse(config.template());
        assertEquals("4", config.values().get("cores"));
    }

    @Test
    void quirk20_numbersAsText_andTextAsNumbers() {
        server.on(
                "GET /nodes/pve1/lxc",
                Reply.data(
                        "[{\"vmid\":\"201\",\"status\":\"running\",\"maxmem\":\"536870912\",\"cpus\":\"0.5\",\"name\":7}]"));
        server.on(
                "GET /nodes/pve1/status",
                Reply.data("{\"loadavg\":[\"0.50\",1.25,\"N/A\"],\"memory\":{\"total\":\"1024\"}}"));
        var guest = client.guests().of(PVE1, GuestType.LXC).getFirst();

        assertEquals(new GuestId(201), guest.id());
        assertEquals(OptionalLong.of(536870912L), guest.memoryBytes());
        assertEquals(OptionalInt.of(1), guest.cpus());
        assertEquals(Optional.of("7"), guest.name());
        assertEquals(List.of(0.5, 1.25), client.nodes().status(PVE1).loadAverages());
        assertEquals(OptionalLong.of(1024), client.nodes().status(PVE1).memoryBytes());
    }

    @Test
    void quirk21_cpuIsAFractionOfTheGuestsOwn() {
        resources(
                "{\"type\":\"qemu\",\"node\":\"pve1\",\"vmid\":101,\"status\":\"running\",\"cpu\":0.25,\"maxcpu\":4,\"disk\":0}");
        var guest = client.cluster().resources().guests().getFirst();

        assertEquals(OptionalDouble.of(0.25), guest.cpuFraction());
        assertEquals(OptionalInt.of(4), guest.cpus());
        assertEquals(OptionalLong.of(0), guest.diskUsedBytes());
    }

    @Test
    void quirk22_memoryMayExceedItsMaximum() {
        resources("{\"type\":\"qemu\",\"node\":\"pve1\",\"vmid\":101,\"mem\":3000,\"maxmem\":2000,\"memhost\":3100}");
        assertEquals(
                OptionalLong.of(3000),
                client.cluster().resources().guests().getFirst().memoryUsedBytes());
    }

    @Test
    void quirk23_pausedStandsInQmpstatusAlone_andHibernatedIsStoppedWithALock() {
        server.on(
                "GET /nodes/pve1/qemu/101/status/current",
                Reply.data("{\"vmid\":101,\"status\":\"running\",\"qmpstatus\":\"paused\",\"agent\":1}"),
                Reply.data("{\"vmid\":101,\"status\":\"stopped\",\"qmpstatus\":\"stopped\",\"lock\":\"suspended\"}"));
        var paused = client.guests().status(VM);
        assertEquals(GuestStatus.RUNNING, paused.status());
        assertEquals(Optional.of("paused"), paused.qmpStatus());
        assertTrue(paused.agentEnabled());
        assertTrue(client.guests().status(VM).isHibernated());
    }

    @Test
    void quirk24_aLockSaysWhatHoldsTheGuest() {
        var failed = power("stop", Reply.error(500, "VM is locked (snapshot-delete)"));
        assertEquals(new ProxmoxError.Locked("snapshot-delete", "VM is locked (snapshot-delete)"), failed.error());
        assertTrue(failed.error().retryable());
    }

    @Test
    void quirk25_templatesAreMarked() {
        resources("{\"type\":\"qemu\",\"node\":\"pve1\",\"vmid\":9000,\"template\":1,\"status\":\"stopped\"},"
                + "{\"type\":\"lxc\",\"node\":\"pve1\",\"vmid\":201,\"template\":0,\"status\":\"stopped\"}");
        assertEquals(
                List.of(true, false),
                client.cluster().resources().guests().stream()
                        .map(GuestRow::template)
                        .toList());
    }

    @Test
    void quirk27_upidIsEncoded_withItsLastColon_andAskedAtItsOwnNode() {
        var upid = Upid.parse("UPID:pve2:000A1B2C:0123ABCD:65A00000:qmstart:101:root@pam!jarvis:");
        server.on(
                "GET /nodes/pve2/tasks/UPID%3Apve2%3A000A1B2C%3A0123ABCD%3A65A00000%3Aqmstart%3A101%3Aroot%40pam%21jarvis%3A/status",
                Reply.data(
                        "{\"status\":\"running\",\"user\":\"root@pam\",\"tokenid\":\"jarvis\",\"type\":\"qmstart\",\"id\":\"101\"}"));
        var task = client.tasks().status(upid);

        assertTrue(task.isRunning());
        assertEquals("root@pam!jarvis", task.owner());
        assertEquals(Optional.of(GUEST), task.guest());
    }

    @Test
    void quirk27_ownerMayStandInOneWord() {
        server.on(
                taskPath("status"),
                Reply.data("{\"status\":\"running\",\"user\":\"admin@pve!ci\"}"),
                Reply.data("{\"status\":\"running\",\"user\":\"admin@pve\"}"),
                Reply.data("{\"status\":\"running\"}"));
        var ci = client.tasks().status(UPID);
        assertEquals("admin@pve", ci.user());
        assertEquals(Optional.of("ci"), ci.tokenId());
        assertEquals("admin@pve", client.tasks().status(UPID).owner());
        assertEquals("root@pam", client.tasks().status(UPID).owner());
    }

    @Test
    void quirk28_exitStatusTellsHowItEnded() {
        server.on(
                taskPath("status"),
                Reply.data("{\"status\":\"running\",\"exitstatus\":\"OK\"}"),
                Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"OK\"}"),
                Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"WARNINGS: 2\"}"),
                Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"job errors\"}"),
                Reply.data("{\"status\":\"stopped\"}"));

        assertTrue(client.tasks().status(UPID).isRunning());
        assertTrue(client.tasks().status(UPID).isSuccess());
        assertTrue(client.tasks().status(UPID).isSuccess());
        assertFalse(client.tasks().status(UPID).isSuccess());
        assertEquals(
                Optional.of("unexpected status"), client.tasks().status(UPID).exitStatus());
    }

    @Test
    void quirk28_aTaskThatIsForgotten_isNotFound() {
        server.on(
                taskPath("status"),
                Reply.raw(
                        400,
                        "Parameter verification failed.",
                        "application/json",
                        "{\"errors\":{\"upid\":\"no such task\"}}"));
        assertEquals(
                new ProxmoxError.NotFound("no such task"),
                Connected.errorOf(() -> client.tasks().status(UPID)));
    }

    @Test
    void quirk29_listsOfTasksIncludeRunningOnes() {
        server.on(
                "GET /nodes/pve1/tasks",
                Reply.data("[{\"upid\":\"" + UPID
                        + "\",\"type\":\"vzdump\",\"id\":\"\",\"user\":\"root@pam\",\"status\":\"RUNNING\","
                        + "\"starttime\":1700000000},"
                        + "{\"upid\":\"" + UPID
                        + "\",\"status\":\"OK\",\"starttime\":1700000000,\"endtime\":1700000060}]"));
        var filter = TaskFilter.latest(20).of(GUEST).since(Instant.ofEpochSecond(1_700_000_000));
        var tasks = client.tasks().of(PVE1, filter);

        assertEquals(List.of("GET /nodes/pve1/tasks?limit=20&since=1700000000&source=all&vmid=101"), server.calls());
        assertTrue(tasks.getFirst().isRunning());
        assertEquals(Optional.empty(), tasks.getFirst().guest());
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1_700_000_060)),
                tasks.getLast().end());
    }

    @Test
    void quirk29_clusterTasks_runningOnesHaveNoStatus() {
        server.on(
                "GET /cluster/tasks",
                Reply.data("[{\"upid\":\"" + UPID + "\"},{\"upid\":\"" + UPID
                        + "\",\"status\":\"job errors\",\"endtime\":1700000060}," + "{\"upid\":\"nonsense\"}]"));
        var tasks = client.tasks().recent();

        assertEquals(2, tasks.size());
        assertTrue(tasks.getFirst().isRunning());
        assertEquals(Optional.of("job errors"), tasks.getLast().exitStatus());
    }

    @Test
    void quirk29_logIsCountedFromItsStart_soItsTailTakesTwoCalls() {
        server.on(
                taskPath("log"),
                Reply.raw(200, "OK", "application/json", "{\"total\":120,\"data\":[{\"n\":1,\"t\":\"first\"}]}"),
                Reply.raw(
                        200,
                        "OK",
                        "application/json",
                        "{\"total\":120,\"data\":[{\"n\":119,\"t\":\"a\"},{\"n\":120,\"t\":\"\"}]}"));

        assertEquals(List.of("a", ""), client.tasks().log(UPID, 2));
        assertEquals(2, server.requests().size());
        assertTrue(
                server.calls().getLast().endsWith("/log?limit=2&start=118"),
                server.calls().getLast());
    }

    @Test
    void quirk29_logThatFits_takesOneCall() {
        server.on(
                taskPath("log"),
                Reply.raw(200, "OK", "application/json", "{\"total\":1,\"data\":[{\"n\":1,\"t\":\"only\"}]}"));
        assertEquals(List.of("only"), client.tasks().log(UPID, 1));
        assertEquals(1, server.requests().size());
    }

    @Test
    void quirk33_sharedStorageAppearsOncePerNode_andSaysSo() {
        resources("""
                {"type":"storage","node":"pve1","storage":"nas","shared":1,"status":"available","disk":5,"maxdisk":9,
                 "plugintype":"nfs","content":"backup,iso"},
                {"type":"storage","node":"pve2","storage":"nas","shared":1,"status":"available","disk":5,"maxdisk":9}""");
        var storages = client.cluster().resources().storages();

        assertEquals(2, storages.size());
        assertTrue(storages.stream().allMatch(StorageRow::shared));
        assertEquals(List.of("backup", "iso"), storages.getFirst().content());
    }

    @Test
    void quirk36_nodesTellTheFingerprintOfEachCertificate() {
        server.on(
                "GET /nodes",
                Reply.data("[{\"node\":\"pve1\",\"status\":\"online\",\"ssl_fingerprint\":\"" + server.fingerprint()
                        + "\"}," + "{\"node\":\"pve2\",\"status\":\"offline\",\"ssl_fingerprint\":\"\"}]"));
        assertEquals(
                List.of(Optional.of(server.fingerprint()), Optional.empty()),
                client.nodes().list().stream().map(NodeRow::fingerprint).toList());
    }

    @Test
    void quirk38_theWholeClusterTakesOneCall() {
        resources("{\"type\":\"node\",\"node\":\"pve1\",\"status\":\"online\",\"uptime\":60}");
        assertEquals(
                Optional.of(Duration.ofMinutes(1)),
                client.cluster().resources().nodes().getFirst().uptime());
        assertEquals(List.of("GET /cluster/resources"), server.calls());
    }

    @Test
    void quirk40_unknownRowsAndFieldsAreSkipped() {
        resources("""
                {"type":"network","id":"network/pve1/zone/localnetwork","network":"localnetwork","node":"pve1"},
                {"type":"sdn","id":"sdn/pve1/x"},{"type":"pool","pool":"p"},{"type":"openvz","vmid":7},{"id":"nothing"},
                17,null,["x"],
                {"type":"qemu","node":"pve1","vmid":3,"name":"number too small"},
                {"type":"qemu","node":"pve 1","vmid":100,"name":"no node name"},
                {"type":"lxc","node":"pve1","vmid":201,"status":"frozen","pressurecpusome":0.1,"memhost":1,"tags":"a;b, c  d;;a"}""");
        var seen = client.cluster().resources();

        assertEquals(List.of(), seen.nodes());
        assertEquals(1, seen.guests().size());
        assertEquals(GuestStatus.UNKNOWN, seen.guests().getFirst().status());
        assertEquals(List.of("a", "b", "c", "d"), seen.guests().getFirst().tags());
    }

    private void resources(String rows) {
        server.on("GET /cluster/resources", Reply.data("[" + rows + "]"));
    }

    private static String taskPath(String what) {
        return "GET /nodes/pve1/tasks/UPID%3Apve1%3A000A1B2C%3A0123ABCD%3A65A00000%3Avzdump%3A%3Aroot%40pam%3A/" + what;
    }

    private ActionResult.Failed<?> power(String verb, Reply reply) {
        server.on("POST /nodes/pve1/qemu/101/status/" + verb, reply);
        var timeout = Duration.ofSeconds(5);
        var result = switch (verb) {
            case "start" -> client.guestPower().start(VM, timeout);
            case "stop" -> client.guestPower().stop(VM, timeout);
            default -> client.guestPower().shutdown(VM, timeout);
        };
        return Connected.failed(result);
    }
}
