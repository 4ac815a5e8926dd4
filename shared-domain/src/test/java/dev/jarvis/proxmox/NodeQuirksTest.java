package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More of the behaviours of real servers that {@link QuirksTest} begins with: those about nodes and their power. */
class NodeQuirksTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final NodeName PVE2 = new NodeName("pve2");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(60);
    private static final String POWER = "POST /nodes/pve2/status";

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void quirk31_rebootHasNoTask_andIsOverWhenTheNodeCameBack() {
        server.on(POWER, Reply.data("null"));
        server.on(
                "GET /nodes", nodes("online", 1000), nodes("online", 1001), nodes("offline", 0), nodes("online", 1002));
        var done = Connected.done(client.nodePower().reboot(PVE2, TIMEOUT));

        assertEquals(Optional.empty(), done.task());
        assertEquals(NodeStatus.ONLINE, done.seen().status());
        assertEquals("node pve2 runs anew", done.text());
        assertEquals("command=reboot", power().getFirst());
        assertEquals(5, server.requests().size());
    }

    @Test
    void quirk31_rebootThatWasTooQuickToBeSeen_isToldByTheUptime() {
        server.on(POWER, Reply.data("null"));
        server.on("GET /nodes", nodes("online", 1000), nodes("online", 1000), nodes("online", 3));
        var done = Connected.done(client.nodePower().reboot(PVE2, TIMEOUT));
        assertEquals(Optional.of(Duration.ofSeconds(3)), done.seen().uptime());
    }

    @Test
    void quirk31_rebootThatNobodySees_timesOut_andSaysHowFarItGot() {
        server.on(POWER, Reply.data("null"));
        server.on("GET /nodes", nodes("online", 1000));
        assertEquals(
                "reboot of node pve2 was asked for; it is still online after 0.06 s",
                Connected.timedOut(client.nodePower().reboot(PVE2, SHORT)).text());
        server.on("GET /nodes", nodes("online", 1000), nodes("offline", 0));
        assertEquals(
                "reboot of node pve2 was asked for; it is off and not yet back after 0.06 s",
                Connected.timedOut(client.nodePower().reboot(PVE2, SHORT)).text());
        server.on("GET /nodes", nodes("online", 1000), Reply.half("{"));
        assertEquals(
                "reboot of node pve2 was asked for; it cannot be seen after 0.06 s",
                Connected.timedOut(client.nodePower().reboot(PVE2, SHORT)).text());
    }

    @Test
    void quirk31_shutdownIsOver_whenTheNodeIsOffline() {
        server.on(POWER, Reply.data("null"));
        server.on("GET /nodes", nodes("online", 1000), nodes("online", 1001), nodes("offline", 0));
        var done = Connected.done(client.nodePower().shutdown(PVE2, TIMEOUT));

        assertEquals(NodeStatus.OFFLINE, done.seen().status());
        assertEquals("node pve2 is off", done.text());
        assertEquals(List.of("command=shutdown"), power());
    }

    @Test
    void quirk31_nodeThatStandsAlone_isOffWhenItNoLongerAnswers_butNotAfterOneMissingAnswer() {
        server.on("POST /nodes/pve1/status", Reply.data("null"));
        var alone = Reply.data("[{\"node\":\"pve1\",\"status\":\"online\",\"uptime\":1000}]");
        server.on("GET /nodes", alone, Reply.half("{"), alone, Reply.half("{"), Reply.half("{"));
        var done = Connected.done(client.nodePower().shutdown(PVE1, TIMEOUT));

        assertEquals(NodeStatus.OFFLINE, done.seen().status());
        assertEquals(Optional.empty(), done.seen().uptime());
        assertEquals(6, server.requests().size());
    }

    @Test
    void quirk31_nodeAmongOthers_isNotOff_becauseTheOthersAreSilent() {
        server.on(POWER, Reply.data("null"));
        server.on("GET /nodes", nodes("online", 1000), Reply.half("{"));
        Connected.timedOut(client.nodePower().shutdown(PVE2, SHORT));
    }

    @Test
    void quirk31_refusedPower_isSaid_andNothingIsLookedAt() {
        server.on("GET /nodes", nodes("online", 1000));
        server.on(POWER, Reply.error(403, "Permission check failed (/nodes/pve2, Sys.PowerMgmt)"));
        var failed = Connected.failed(client.nodePower().reboot(PVE2, TIMEOUT));
        assertEquals(
                Optional.of("Sys.PowerMgmt"),
                assertInstanceOf(ProxmoxError.Forbidden.class, failed.error()).privilege());
        assertEquals(2, server.requests().size());
        assertEquals(
                "there is no node pve7",
                Connected.failed(client.nodePower().reboot(new NodeName("pve7"), TIMEOUT))
                        .text());
    }

    @Test
    void quirk31_rightLostMeanwhile_isNotWaitedFor() {
        server.on(POWER, Reply.data("null"));
        server.on("GET /nodes", nodes("online", 1000), Reply.error(403, "Permission check failed"));
        Connected.failed(client.nodePower().shutdown(PVE2, TIMEOUT));
    }

    @Test
    void quirk32_wakeAnswersTheAddress_andIsSentByWhicheverHostIsAsked() {
        server.on("POST /nodes/pve2/wakeonlan", Reply.data("\"AA:BB:CC:DD:EE:FF\""));
        var done = Connected.done(client.nodePower().wake(PVE2, TIMEOUT));
        assertEquals("AA:BB:CC:DD:EE:FF", done.seen());
        assertEquals("a wake-up packet was sent to AA:BB:CC:DD:EE:FF", done.text());
    }

    @Test
    void quirk32_wakeThatCannotBe_saysWhy() {
        server.on(
                "POST /nodes/pve2/wakeonlan",
                Reply.error(500, "No wake on LAN MAC address defined for 'pve2'!"),
                Reply.error(500, "can't wake on lan for local host!"),
                Reply.data("null"));
        assertEquals(
                "No wake on LAN MAC address defined for 'pve2'!",
                Connected.failed(client.nodePower().wake(PVE2, TIMEOUT)).text());
        assertEquals(
                "can't wake on lan for local host!",
                Connected.failed(client.nodePower().wake(PVE2, TIMEOUT)).text());
        Connected.failed(client.nodePower().wake(PVE2, TIMEOUT));
    }

    @Test
    void quirk32_wakeWithEveryNodeOff_cannotBeReached() {
        server.powerOff();
        var failed = Connected.failed(client.nodePower().wake(PVE2, TIMEOUT));
        assertInstanceOf(ProxmoxError.Unreachable.class, failed.error());
    }

    @Test
    void quirk35_temperaturesAreNowhere_butInWhatDisksSay() {
        server.on(
                "GET /nodes/pve1/disks/smart",
                Reply.data("{\"health\":\"PASSED\",\"type\":\"text\",\"text\":\"\\nTemperature:   41 Celsius\\n\"}"));
        var smart = client.disks().smart(PVE1, "/dev/nvme0");

        assertEquals(List.of(), smart.attributes());
        assertTrue(smart.text().contains("Temperature:   41 Celsius"), smart.text());
    }

    @Test
    void quirk37_pathsNameTheNode_neverItsAddress() {
        server.on(
                "GET /cluster/status",
                Reply.data("[{\"type\":\"node\",\"name\":\"pve1\",\"online\":1,\"ip\":\"10.0.0.1\"}]"));
        server.on("GET /nodes/pve1/time", Reply.data("{\"time\":1700000000,\"timezone\":\"UTC\"}"));
        var member = client.cluster().membership().members().getFirst();
        client.nodes().time(member.name());

        assertEquals(List.of("GET /cluster/status", "GET /nodes/pve1/time"), server.calls());
        assertFalse(server.calls().getLast().contains(member.address().orElseThrow()));
    }

    @Test
    void quirk39_clocksAreCompared_nodeByNode() {
        server.on(
                "GET /nodes/pve1/time",
                Reply.data("{\"time\":1700000000,\"localtime\":1700003600,\"timezone\":\"Europe/Berlin\"}"));
        server.on("GET /nodes/pve2/time", Reply.data("{\"time\":\"1700000400\"}"));
        var one = client.nodes().time(PVE1);
        var other = client.nodes().time(PVE2);

        assertEquals(new NodeClock(Instant.ofEpochSecond(1_700_000_000), "Europe/Berlin"), one);
        assertEquals(Duration.ofSeconds(400), Duration.between(one.time(), other.time()));
    }

    @Test
    void quirk14_nodeWithoutUptime_isStillSeenToRunAnew() {
        server.on(POWER, Reply.data("null"));
        var online =
                Reply.data("[{\"node\":\"pve1\",\"status\":\"online\"},{\"node\":\"pve2\",\"status\":\"online\"}]");
        server.on("GET /nodes", online, online, nodes("offline", 0), online);
        Connected.done(client.nodePower().reboot(PVE2, TIMEOUT));
    }

    @Test
    void quirk12_listOfNodes_isAnsweredForANodeThatIsOff() {
        server.on("GET /nodes", nodes("offline", 0));
        assertEquals(
                Map.of(PVE1, NodeStatus.ONLINE, PVE2, NodeStatus.OFFLINE),
                client.nodes().list().stream().collect(Collectors.toMap(NodeRow::name, NodeRow::status)));
    }

    private List<String> power() {
        return server.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .map(ScriptedProxmox.Request::body)
                .toList();
    }

    private static Reply nodes(String status, int uptime) {
        return Reply.data("[{\"node\":\"pve1\",\"status\":\"online\",\"uptime\":5000},{\"node\":\"pve2\",\"status\":\""
                + status + "\",\"uptime\":" + uptime + "}]");
    }
}
