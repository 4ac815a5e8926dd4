package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestActionsTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final GuestId GUEST = new GuestId(101);
    private static final GuestAddress VM = new GuestAddress(PVE1, GuestType.QEMU, GUEST);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Reply RUNNING = Reply.data("{\"status\":\"running\"}");
    private static final Reply OK = Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"OK\"}");

    private final ScriptedProxmox server = new ScriptedProxmox();
    private final ProxmoxClient client = Connected.to(server);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void start_returnsWhenTheTaskHasEnded_andTheGuestIsSeenToRun() {
        task("start", "qmstart", RUNNING, RUNNING, OK);
        guest(state("running"));
        var done = Connected.done(start());

        assertEquals(GuestStatus.RUNNING, done.seen().status());
        assertEquals("qmstart", done.task().orElseThrow().type());
        assertEquals("qmstart ended OK, guest 101 is running", done.text());
        assertEquals(5, server.requests().size());
        assertEquals("", server.requests().getFirst().body());
    }

    @Test
    void quirk28_warningsAreSuccess() {
        task("stop", "qmstop", Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"WARNINGS: 1\"}"));
        guest(state("stopped"));
        var done = Connected.done(client.guestPower().stop(VM, TIMEOUT));
        assertEquals("qmstop ended WARNINGS: 1, guest 101 is stopped", done.text());
    }

    @Test
    void failedTask_bringsTheEndOfItsLog() {
        var upid = task(
                "start",
                "qmstart",
                Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"start failed: exit code 1\"}"));
        server.on(
                "GET " + path(upid) + "/log",
                Reply.raw(
                        200,
                        "OK",
                        "application/json",
                        "{\"total\":2,\"data\":[{\"n\":1,\"t\":\"no such volume\"},{\"n\":2,\"t\":\"TASK ERROR: start failed\"}]}"));
        var failed = Connected.failed(start());

        assertEquals("start failed: exit code 1", failed.text());
        assertEquals(List.of("no such volume", "TASK ERROR: start failed"), failed.logTail());
    }

    @Test
    void quirk24_aLockFoundByTheTask_isALock() {
        task("start", "qmstart", Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"VM is locked (backup)\"}"));
        var failed = Connected.failed(start());

        assertEquals(new ProxmoxError.Locked("backup", "VM is locked (backup)"), failed.error());
        assertTrue(failed.logTail().getFirst().startsWith("(the log cannot be read: "), failed.logTail()::toString);
    }

    @Test
    void quirk28_aTaskThatIsForgottenMeanwhile_isAFailure() {
        task(
                "start",
                "qmstart",
                RUNNING,
                Reply.raw(400, "x", "application/json", "{\"errors\":{\"upid\":\"no such task\"}}"));
        var failed = Connected.failed(start());
        assertEquals(new ProxmoxError.NotFound("no such task"), failed.error());
    }

    @Test
    void host_thatHangsWhileTheTaskRuns_doesNotOutlastTheTimeout() {
        task("start", "qmstart", Reply.hang());
        var before = System.nanoTime();
        var result = client.guestPower().start(VM, Duration.ofSeconds(1));

        Connected.timedOut(result);
        assertTrue(System.nanoTime() - before < 3_000_000_000L, "it took longer than its last look may");
    }

    @Test
    void taskThatEndedWell_isNotEnough_whenTheGuestIsNotAsItShouldBe() {
        task("start", "qmstart", OK);
        guest(state("stopped"));
        var failed = Connected.failed(start());
        assertEquals("qmstart of 101 ended OK, yet it is stopped", failed.text());
    }

    @Test
    void hostThatBlinksWhileTheTaskRuns_isAskedAgain() {
        task("start", "qmstart", Reply.raw(596, "x", "text/plain", ""), Reply.half("{"), RUNNING, OK);
        guest(Reply.reset(), state("running"));
        Connected.done(start());
    }

    @Test
    void rightLostWhileTheTaskRuns_isAFailure() {
        task("start", "qmstart", RUNNING, Reply.raw(401, "expired", "text/plain", "expired"));
        var failed = Connected.failed(start());
        assertInstanceOf(ProxmoxError.Unauthorised.class, failed.error());
    }

    @Test
    void taskWithoutEnd_timesOut_byTheClock() {
        var upid = task("shutdown", "qmshutdown", RUNNING);
        var ticks = new AtomicInteger();
        InstantSource clock = () -> Instant.EPOCH.plusSeconds(ticks.get());
        try (var ticking = new ProxmoxClient(
                Connected.pinning(server),
                new ForgetfulBackoff(),
                ObjectMapper.getDefault(),
                clock,
                duration -> ticks.incrementAndGet())) {
            var result = ticking.guestPower().shutdown(VM, TIMEOUT);

            assertEquals(
                    new ActionResult.TimedOut<GuestState>(
                            Optional.of(upid), "qmshutdown of 101 still runs after 10.025 s"),
                    result);
            assertEquals(13, server.requests().size());
            assertEquals("timeout=10", server.requests().getFirst().body());
        }
    }

    @Test
    void taskWithoutEnd_timesOut_evenWhenTheClockStandsStill() {
        task("stop", "qmstop", RUNNING);
        try (var frozen = new ProxmoxClient(
                Connected.pinning(server),
                new ForgetfulBackoff(),
                ObjectMapper.getDefault(),
                () -> Instant.EPOCH,
                duration -> {})) {
            Connected.timedOut(frozen.guestPower().stop(VM, Duration.ofSeconds(1)));
        }
    }

    @Test
    void quirk30_haOnlyTakesARequest_soTheGuestIsReadUntilItRuns() {
        task("start", "hastart", OK);
        var stopped = state("stopped");
        guest(stopped, stopped, stopped, stopped, stopped, stopped, state("running"));
        var done = Connected.done(start());

        assertTrue(done.seen().haManaged());
        assertEquals("started", done.seen().guest().haState().orElseThrow());
    }

    @Test
    void quirk30_haMayStartTheGuestElsewhere() {
        task("start", "hastart", OK);
        guest(Reply.error(500, "Configuration file 'nodes/pve1/qemu-server/101.conf' does not exist"));
        server.on(
                "GET /cluster/resources",
                Reply.data("[{\"type\":\"qemu\",\"vmid\":101,\"node\":\"pve2\",\"status\":\"running\"}]"));
        server.on("GET /nodes/pve2/qemu/101/status/current", state("running"));
        var done = Connected.done(start());
        assertEquals(new NodeName("pve2"), done.seen().guest().node());
    }

    @Test
    void quirk30_haStartsTheGuestElsewhere_whenItsNodeGoesDown() {
        task("start", "hastart", OK);
        guest(state("stopped"), Reply.raw(595, "No route to host", "text/plain", ""));
        server.on(
                "GET /cluster/resources",
                Reply.data("[{\"type\":\"qemu\",\"vmid\":101,\"node\":\"pve1\",\"status\":\"unknown\"}]"),
                Reply.data("[{\"type\":\"qemu\",\"vmid\":101,\"node\":\"pve2\",\"status\":\"running\"}]"));
        server.on("GET /nodes/pve2/qemu/101/status/current", state("running"));
        var done = Connected.done(start());
        assertEquals(new NodeName("pve2"), done.seen().guest().node());
    }

    @Test
    void guestThatIgnoresAShutdown_isAFailureOfProxmoxsTask_notADoubt() {
        var ended = Reply.data("{\"status\":\"stopped\",\"exitstatus\":\"VM quit/powerdown failed - got timeout\"}");
        var ticks = new AtomicInteger();
        InstantSource clock = () -> Instant.EPOCH.plusSeconds(ticks.get());
        try (var ticking = new ProxmoxClient(
                Connected.pinning(server),
                new ForgetfulBackoff(),
                ObjectMapper.getDefault(),
                clock,
                duration -> ticks.incrementAndGet())) {
            for (var verb : List.of("shutdown", "reboot")) {
                ticks.set(0);
                guest(state("running"));
                var upid = task(verb, "qm" + verb);
                server.on(
                        "GET " + path(upid) + "/status",
                        (socket, out) -> (ticks.get() > 2 ? ended : RUNNING).send(socket, out));
                var limit = Duration.ofSeconds(2);
                var result = verb.equals("shutdown")
                        ? ticking.guestPower().shutdown(VM, limit)
                        : ticking.guestPower().reboot(VM, limit);
                assertEquals(
                        "VM quit/powerdown failed - got timeout",
                        Connected.failed(result).text());
            }
        }
    }

    @Test
    void resetOfAMachineThatIsThenStopped_isAFailure() {
        task("reset", "qmreset", OK);
        guest(state("stopped"));
        var failed = Connected.failed(client.guestPower().reset(VM, TIMEOUT));
        assertTrue(failed.text().contains("it is stopped"), failed.text());
    }

    @Test
    void quirk30_haThatReportsAnError_isNotWaitedFor() {
        task("start", "hastart", OK);
        guest(Reply.data("{\"status\":\"stopped\",\"ha\":{\"managed\":1,\"state\":\"error\"}}"));
        assertEquals(
                "the high-availability manager reports an error for 101",
                Connected.failed(start()).text());
    }

    @Test
    void quirk30_haThatDoesNothing_timesOut() {
        task("start", "hastart", OK);
        guest(state("stopped"));
        var result = client.guestPower().start(VM, Duration.ofSeconds(1));
        assertEquals(
                "hastart of 101 ended OK, yet it is stopped",
                Connected.timedOut(result).text());
    }

    @Test
    void answerWithoutATask_isAFailure() {
        server.on("POST /nodes/pve1/qemu/101/status/start", Reply.data("null"));
        assertEquals("Proxmox answered without a task id", start().text());
        server.on("POST /nodes/pve1/qemu/101/status/start", Reply.data("\"done\""));
        assertTrue(start().text().contains("was \"done\""));
    }

    private ActionResult<GuestState> start() {
        return client.guestPower().start(VM, TIMEOUT);
    }

    private Upid task(String verb, String type, Reply... statuses) {
        var upid = Upid.parse("UPID:pve1:000A1B2C:0123ABCD:65A00000:" + type + ":101:root@pam!jarvis:");
        server.on("POST /nodes/pve1/qemu/101/status/" + verb, Reply.data("\"" + upid + "\""));
        server.on("GET " + path(upid) + "/status", statuses);
        return upid;
    }

    private void guest(Reply... states) {
        server.on("GET /nodes/pve1/qemu/101/status/current", states);
    }

    private static String path(Upid upid) {
        var encoded = upid.text().replace(":", "%3A").replace("@", "%40").replace("!", "%21");
        return "/nodes/pve1/tasks/" + encoded;
    }

    private static Reply state(String status) {
        return Reply.data("{\"vmid\":101,\"status\":\"" + status + "\",\"ha\":{\"managed\":1,\"state\":\"started\"}}");
    }
}
