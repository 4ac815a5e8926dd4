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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        var error = assertInstanceOf(
                ProxmoxError.Unreachable.class,
                Connected.errorOf(() -> client.cluster().version()));

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
    void refusedToken_isNeverTriedAgain_onAnyHost() {
        first.on("GET /version", Reply.raw(401, "Authentication failed!", "text/plain", ""));
        second.on("GET /version", VERSION);
        var error = assertInstanceOf(
                ProxmoxError.Unauthorised.class,
                Connected.errorOf(() -> client.cluster().version()));

        assertFalse(error.retryable());
        assertEquals(List.of("GET /version"), first.calls());
        assertEquals(List.of(), second.calls());
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
    void slowNode_isNotBlamedOnTheHostThatPassesTheCallOn() {
        first.on("GET /nodes/pve1/status", Reply.hang());
        Connected.errorOf(() -> client.within(Duration.ofMillis(400)).nodes().status(PVE1));

        assertEquals(Map.of(), backoff.skipped(now.get()));
        assertEquals(List.of(), second.calls());
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
