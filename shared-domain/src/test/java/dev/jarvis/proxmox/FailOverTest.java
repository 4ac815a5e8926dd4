package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailOverTest {

    private static final NodeName PVE1 = new NodeName("pve1");
    private static final GuestId GUEST = new GuestId(101);
    private static final GuestAddress VM = new GuestAddress(PVE1, GuestType.QEMU, GUEST);
    private static final Reply VERSION = Reply.data("{\"version\":\"9.1.2\"}");
    private static final String START = "POST /nodes/pve1/qemu/101/status/start";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;
    private final ForgetfulBackoff backoff = new ForgetfulBackoff();
    private final ScriptedProxmox first = new ScriptedProxmox();
    private final ScriptedProxmox second = new ScriptedProxmox();
    private final ProxmoxSettings settings = Connected.pinning(first, second);
    private final ProxmoxClient client = Connected.with(settings, backoff, clock);

    @AfterEach
    void close() {
        client.close();
        first.close();
        second.close();
    }

    @Test
    void firstHost_isAskedAlone_whileItWorks_overOneConnection() {
        first.on("GET /version", VERSION);
        for (int call = 0; call < 5; call++) {
            client.cluster().version();
        }

        assertEquals(5, first.requests().size());
        assertEquals(1, first.connections());
        assertEquals(0, second.connections());
        assertEquals(5, client.callCount());
    }

    @Test
    void deadHost_isPassedOver_thenLeftAloneFor30Seconds() {
        second.on("GET /version", VERSION);
        first.powerOff();
        client.cluster().version();

        assertEquals(Map.of(first.host(), now.get().plusSeconds(30)), backoff.skipped(now.get()));
        assertEquals(2, client.callCount());
        client.cluster().version();
        assertEquals(3, client.callCount());
    }

    @Test
    void hostThatAnswersAPage_orHalfOfAnAnswer_isPassedOver_thenLeftAlone() {
        second.on("GET /version", VERSION);
        for (var foreign : List.of(
                Reply.raw(200, "OK", "text/html", "<html>router</html>"),
                Reply.raw(502, "Bad Gateway", "text/html", "<html>nginx</html>"),
                Reply.raw(200, "OK", "application/json", "{\"data\":[{"),
                Reply.raw(200, "OK", "text/plain", ""))) {
            first.on("GET /version", foreign);
            var remembered = new ForgetfulBackoff();
            try (var fresh = Connected.with(settings, remembered, clock)) {
                assertEquals("9.1.2", fresh.cluster().version().version());
            }
            assertEquals(Set.of(first.host()), remembered.skipped(now.get()).keySet());
        }
        assertEquals(4, first.requests().size());
    }

    /** The host passes on what the node said; that is no fault of the host. */
    @Test
    void pageOfANode_thatEveryHostPassesOn_isHeldAgainstNoHost() {
        var page = Reply.raw(200, "OK", "text/html", "<html>router</html>");
        first.on("GET /nodes/pve1/status", page);
        second.on("GET /nodes/pve1/status", page);
        var error = Connected.errorOf(() -> client.nodes().status(PVE1));
        assertTrue(error.text().contains(" answered a web page"), error.text());
        assertEquals(Map.of(), backoff.skipped(now.get()));
        assertEquals(1, second.requests().size());
    }

    @Test
    void pagesFromEveryHost_areToldAsWhatTheyAre() {
        first.on("GET /version", Reply.raw(200, "OK", "text/html", "<html>router</html>"));
        second.on("GET /version", Reply.raw(200, "OK", "text/html", "<html>router</html>"));
        var error = Connected.errorOf(() -> client.cluster().version());
        assertEquals(
                first.host() + " answered a web page: is this the address and port of Proxmox's API?", error.text());
    }

    @Test
    void pageInAnswerToAChange_isNotRepeatedElsewhere() {
        first.on(START, Reply.raw(200, "OK", "text/html", "<html>router</html>"));
        Connected.failed(client.guestPower().start(VM, Duration.ofSeconds(5)));
        assertEquals(List.of(), second.calls().stream().filter(START::equals).toList());
    }

    @Test
    void hostThatWorkedLast_isAskedFirst_evenAfterTheSkip() {
        first.on("GET /version", Reply.half("{"), VERSION);
        second.on("GET /version", VERSION);
        client.cluster().version();
        int asked = first.requests().size();
        now.updateAndGet(time -> time.plusSeconds(31));
        client.cluster().version();

        assertEquals(Map.of(), backoff.skipped(now.get()));
        assertEquals(asked, first.requests().size());
        assertEquals(2, second.requests().size());
    }

    @Test
    void newProcess_startsWithTheHostThatIsRememberedAsWorking() {
        second.on("GET /version", VERSION);
        backoff.worked(second.host());
        client.close();
        try (var later = Connected.with(settings, backoff, clock)) {
            later.cluster().version();
        }
        assertEquals(0, first.connections());
    }

    @Test
    void allSkipped_stillTriesTheOneThatIsDueFirst() {
        first.on("GET /version", VERSION);
        backoff.failed(second.host(), now.get().plusSeconds(20), "gone");
        backoff.failed(first.host(), now.get().plusSeconds(10), "gone");
        client.cluster().version();

        assertEquals(0, second.connections());
        assertEquals(Set.of(second.host()), backoff.skipped(now.get()).keySet());
    }

    @Test
    void noHost_saysSoOfEach() {
        first.powerOff();
        second.powerOff();
        var failure =
                assertThrows(ProxmoxException.class, () -> client.cluster().version());
        var error = assertInstanceOf(ProxmoxError.Unreachable.class, failure.error());

        assertInstanceOf(BrokenExchange.class, failure.getCause());
        assertEquals(first.host() + ", " + second.host(), error.host());
        assertTrue(error.reason().contains("connection refused"), error.reason());
        assertTrue(error.retryable());
    }

    @Test
    void unknownName_isSaidPlainly() {
        try (var lost = Connected.with(
                Connected.settings(Map.of(), List.of("no-such-host.invalid")), new ForgetfulBackoff(), clock)) {
            var error = assertInstanceOf(
                    ProxmoxError.Unreachable.class,
                    Connected.errorOf(() -> lost.cluster().version()));
            assertEquals("its name is not known", error.reason());
        }
    }

    @Test
    void untrustedHost_isPassedOver_andNamedWhenNobodyElseAnswers() {
        second.on("GET /version", VERSION);
        var pins = Map.of("PROXMOX_FINGERPRINTS", "pve2=" + second.fingerprint());
        try (var half = Connected.with(Connected.settings(pins, first, second), backoff, clock)) {
            assertEquals("9.1.2", half.cluster().version().version());
            second.powerOff();
            assertInstanceOf(
                    ProxmoxError.Untrusted.class,
                    Connected.errorOf(() -> half.cluster().version()));
        }
    }

    @Test
    void tokenThatTwoHostsRefuse_isNeverTriedAgain_onAnyHost() {
        var refused = Reply.raw(401, "Authentication failed!", "text/plain", "");
        first.on("GET /version", refused);
        second.on("GET /version", refused);
        var error = assertInstanceOf(
                ProxmoxError.Unauthorised.class,
                Connected.errorOf(() -> client.cluster().version()));
        Connected.errorOf(() -> client.cluster().version());

        assertFalse(error.retryable());
        assertEquals(List.of("GET /version"), first.calls());
        assertEquals(List.of("GET /version"), second.calls());
    }

    @Test
    void hostThatHangs_leavesTimeForAnother() {
        first.on("GET /version", Reply.hang());
        second.on("GET /version", VERSION);

        assertEquals(
                "9.1.2",
                client.within(Duration.ofSeconds(2)).cluster().version().version());
        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
    }

    @Test
    void slowNode_isNotBlamedOnTheHostsThatPassTheCallOn() {
        first.on("GET /nodes/pve1/status", Reply.hang());
        second.on("GET /nodes/pve1/status", Reply.hang());
        Connected.errorOf(() -> client.within(Duration.ofMillis(400)).nodes().status(PVE1));

        assertEquals(Map.of(), backoff.skipped(now.get()));
    }

    @Test
    void hostThatKeepsACallAboutANodeWaiting_isAtFault_whenAnotherAnswersIt() {
        first.on("GET /nodes/pve1/status", Reply.hang());
        second.on("GET /nodes/pve1/status", Reply.data("{\"uptime\":60}"));
        client.within(Duration.ofSeconds(2)).nodes().status(PVE1);

        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
    }

    /** What a host says whose daemon is broken, or which is no Proxmox at all. */
    static Stream<Arguments> strangeAnswers() {
        return Stream.of(
                arguments(200, "<html>router</html>"),
                arguments(200, "{\"data\":[{"),
                arguments(200, "{\"a\":1}"),
                arguments(200, ""),
                arguments(302, ""),
                arguments(403, "<html>forbidden</html>"),
                arguments(500, "<html>oops</html>"),
                arguments(500, "{\"data\":null,\"mess"),
                arguments(502, "<html>nginx</html>"),
                arguments(503, ""),
                arguments(504, "{\"data\":null,\"message\":\"too late\"}"));
    }

    @ParameterizedTest
    @MethodSource("strangeAnswers")
    void answerThatIsNotProxmoxs_isPassedOver_andItsHostLeftAlone(int status, String body) {
        first.on("GET /version", Reply.raw(status, "x", "text/html", body));
        second.on("GET /version", VERSION);
        assertEquals("9.1.2", client.cluster().version().version());
        assertEquals("9.1.2", client.cluster().version().version());

        assertEquals(1, first.requests().size());
        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
        assertEquals(Optional.of(second.host()), backoff.preferred());
    }

    @Test
    void answersThatAreNotProxmoxs_areToldOfEachHost_whenNoOtherIsLeft() {
        first.on("GET /version", Reply.raw(200, "OK", "text/html", "<html>router</html>"));
        second.powerOff();
        var text = Connected.errorOf(() -> client.cluster().version()).text();

        assertTrue(text.contains("a web page: is this the address and port of Proxmox's API?"), text);
        assertTrue(text.contains(second.host() + ": connection refused"), text);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 501, 505})
    void errorInProxmoxsJson_isTheAnswer_andNoOtherHostIsAsked(int status) {
        first.on("GET /version", Reply.error(status, "no"));
        Connected.errorOf(() -> client.cluster().version());

        assertEquals(List.of(), second.calls());
        assertEquals(Optional.of(first.host()), backoff.preferred());
    }

    @Test
    void change_isNotRepeated_whenAGatewayAnswers_butItsHostIsLeftAlone() {
        first.on(START, Reply.raw(504, "x", "text/html", "<html>nginx</html>"));
        second.on(START, VERSION);
        var failed = Connected.failed(start());

        assertTrue(failed.text().contains("answered 504 with a web page"), failed.text());
        assertEquals(List.of(), second.calls());
        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
    }

    @Test
    void change_isRepeatedElsewhere_whenTheConnectionWasRefused() {
        second.on(START, Reply.error(500, "VM 101 already running"));
        first.powerOff();
        var result = start();

        assertEquals("VM 101 already running", result.text());
        assertEquals(List.of(START), second.calls());
    }

    @Test
    void change_isNotRepeated_whenItMayHaveArrived() {
        first.on(START, Reply.reset());
        second.on(START, VERSION);
        var failed = Connected.failed(start());
        var error = assertInstanceOf(ProxmoxError.Unreachable.class, failed.error());

        assertTrue(error.mayHaveActed());
        assertFalse(error.retryable());
        assertEquals(List.of(START), first.calls());
        assertEquals(List.of(), second.calls());
    }

    @Test
    void changeThatMayHaveArrivedAtTheSecond_saysSo_andNamesBoth() {
        first.powerOff();
        second.on(START, Reply.reset());
        var error = assertInstanceOf(
                ProxmoxError.Unreachable.class, Connected.failed(start()).error());

        assertTrue(error.mayHaveActed());
        assertEquals(first.host() + ", " + second.host(), error.host());
        assertTrue(
                error.reason().contains(first.host() + ": connection refused; " + second.host() + ": "),
                error.reason());
    }

    @Test
    void closedClient_leavesNoConnection() {
        first.on("GET /version", VERSION);
        client.cluster().version();
        assertEquals(1, first.openConnections());
        client.close();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (first.openConnections() > 0) {
                Thread.sleep(5);
            }
        });
    }

    @Test
    void quirk11_595MayBeTheHostsOwnDaemon_soAReadAsksOneOtherHost() {
        first.on("GET /nodes/pve1/status", Reply.raw(595, "Connection refused", "text/plain", ""));
        second.on("GET /nodes/pve1/status", Reply.data("{\"uptime\":60}"));

        assertEquals(Duration.ofMinutes(1), client.nodes().status(PVE1).uptime().orElseThrow());
        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
    }

    @Test
    void quirk11_595FromTwoHosts_meansThatTheNodeIsOffline_andBlamesNoHost() {
        for (var host : List.of(first, second)) {
            host.on("GET /nodes/pve1/status", Reply.raw(595, "No route to host", "text/plain", ""));
        }
        var error = assertInstanceOf(
                ProxmoxError.NodeOffline.class,
                Connected.errorOf(() -> client.nodes().status(PVE1)));

        assertEquals("pve1", error.node().orElseThrow());
        assertTrue(error.text().startsWith("node pve1 does not answer (595)"), error.text());
        assertEquals(Map.of(), backoff.skipped(now.get()));
    }

    @Test
    void quirk11_59xOnAChange_isNotRepeated() {
        first.on(START, Reply.raw(596, "Broken pipe", "text/plain", ""));
        var failed = Connected.failed(start());

        assertInstanceOf(ProxmoxError.NodeOffline.class, failed.error());
        assertEquals(List.of(), second.calls());
    }

    private ActionResult<GuestState> start() {
        return client.guestPower().start(VM, Duration.ofSeconds(5));
    }
}
