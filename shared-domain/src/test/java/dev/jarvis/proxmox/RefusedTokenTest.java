package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A login that fails is not repeated: not by the next call, not by the next client, until it may have been mended. */
class RefusedTokenTest {

    private static final Reply VERSION = Reply.data("{\"version\":\"9.1.2\"}");
    private static final Reply REFUSED = Reply.raw(401, "invalid token value!", "text/plain", "invalid token value!");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final ForgetfulBackoff backoff = new ForgetfulBackoff();
    private final ScriptedProxmox first = new ScriptedProxmox();
    private final ScriptedProxmox second = new ScriptedProxmox();

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void refusedToken_isToldOnce_andThenRememberedWithoutARequest() {
        first.on("GET /version", REFUSED);
        second.on("GET /version", REFUSED);
        try (var client = client(Map.of())) {
            var told = refusalOf(client);
            assertFalse(told.isRemembered());
            assertEquals(first.host(), told.host());
            assertEquals("invalid token value!", told.proxmoxText());

            var later = refusalOf(client);
            assertTrue(later.isRemembered());
            assertEquals(first.host(), later.host());
            assertEquals("invalid token value!", later.proxmoxText());
            assertEquals(Optional.of(Instant.parse("2026-01-01T00:15:00Z")), later.until());
            assertTrue(later.text().endsWith("not tried again before 2026-01-01T00:15:00Z)"), later.text());
            assertFalse(later.retryable());
        }
        assertEquals(List.of("GET /version"), first.calls());
        assertEquals(List.of("GET /version"), second.calls());
    }

    @Test
    void refusedToken_isNotSentByAnAction() {
        first.on("GET /version", REFUSED);
        second.on("GET /version", REFUSED);
        try (var client = client(Map.of())) {
            refusalOf(client);
            var guest = new GuestAddress(new NodeName("pve1"), GuestType.QEMU, new GuestId(101));
            var failed = Connected.failed(client.guestPower().start(guest, Duration.ofSeconds(5)));
            assertInstanceOf(ProxmoxError.Unauthorised.class, failed.error());
        }
        assertEquals(1, first.requests().size());
    }

    @Test
    void changedToken_isTriedAtOnce() {
        first.on("GET /version", REFUSED, VERSION);
        second.on("GET /version", REFUSED, VERSION);
        try (var client = client(Map.of())) {
            refusalOf(client);
        }
        try (var mended = client(Map.of("PROXMOX_TOKEN_SECRET", "another-secret"))) {
            assertEquals("9.1.2", mended.cluster().version().version());
        }
    }

    @Test
    void sameToken_isTriedAgain_afterAQuarterOfAnHour() {
        first.on("GET /version", REFUSED, VERSION);
        second.on("GET /version", REFUSED, VERSION);
        try (var client = client(Map.of())) {
            refusalOf(client);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(15)).minusMillis(1));
            assertTrue(refusalOf(client).isRemembered());
            now.updateAndGet(time -> time.plusMillis(1));
            assertEquals("9.1.2", client.cluster().version().version());
        }
        assertEquals(3, first.requests().size() + second.requests().size());
    }

    @Test
    void hostWithATokenOfItsOwn_isAskedInstead() {
        first.on("GET /version", REFUSED);
        second.on("GET /version", VERSION);
        var tokens = Map.of("PROXMOX_TOKENS", second.host() + "=root@pam!other:other-secret");
        try (var client = client(tokens)) {
            assertEquals("9.1.2", client.cluster().version().version());
            assertEquals("9.1.2", client.cluster().version().version());
        }
        assertEquals(1, first.requests().size());
        assertEquals(2, second.requests().size());
    }

    @Test
    void refusalIsTold_whenTheHostWithAnotherTokenIsGone() {
        first.on("GET /version", REFUSED);
        second.powerOff();
        var tokens = Map.of("PROXMOX_TOKENS", second.host() + "=root@pam!other:other-secret");
        try (var client = client(tokens)) {
            assertFalse(refusalOf(client).isRemembered());
        }
    }

    @Test
    void changeThatMayHaveArrivedElsewhere_isNotHiddenByARefusal() {
        var start = "POST /nodes/pve1/qemu/101/status/start";
        first.on(start, REFUSED);
        second.on(start, Reply.reset());
        var tokens = Map.of("PROXMOX_TOKENS", second.host() + "=root@pam!other:other-secret");
        try (var client = client(tokens)) {
            var guest = new GuestAddress(new NodeName("pve1"), GuestType.QEMU, new GuestId(101));
            var failed = Connected.failed(client.guestPower().start(guest, Duration.ofSeconds(5)));
            assertTrue(assertInstanceOf(ProxmoxError.Unreachable.class, failed.error())
                    .mayHaveActed());
        }
    }

    @Test
    void whatIsRemembered_givesNothingAway_andTellsTokensApart() {
        var token = new ApiToken("root@pam!jarvis", Connected.SECRET);
        first.on("GET /version", REFUSED);
        second.on("GET /version", REFUSED);
        try (var client = client(Map.of())) {
            refusalOf(client);
        }
        var refusal = backoff.refusals(now.get()).getFirst();

        assertEquals(token.fingerprint(), refusal.tokenFingerprint());
        assertFalse(refusal.toString().contains(Connected.SECRET));
        assertEquals(16, token.fingerprint().length());
        assertNotEquals(token.fingerprint(), new ApiToken("root@pam!other", Connected.SECRET).fingerprint());
        assertNotEquals(token.fingerprint(), new ApiToken("root@pam!jarvis", "x").fingerprint());
        assertNotEquals(new ApiToken("a@b!cd", "e").fingerprint(), new ApiToken("a@b!c", "de").fingerprint());
    }

    @Test
    void tokenIdWithoutARealm_isRefusedBeforeItIsSent() {
        for (var id : List.of("a@!x", "@b!x", "a@b!", "a@b", "a!x", "a@b!x=y", "a @b!x")) {
            assertThrows(IllegalArgumentException.class, () -> new ApiToken(id, "s"), id);
        }
        assertThrows(IllegalArgumentException.class, () -> new ApiToken("a@b!x", ""));
        assertThrows(IllegalArgumentException.class, () -> new ApiToken("a@b!x", "two words"));
        assertEquals("ApiToken[id=a@b!x, secret=****]", new ApiToken("a@b!x", "s").toString());
    }

    @Test
    void hostThatAloneRefusesTheToken_isPassedOver_andNothingIsRememberedOfTheToken() {
        first.on("GET /version", REFUSED);
        second.on("GET /version", VERSION);
        try (var client = client(Map.of())) {
            assertEquals("9.1.2", client.cluster().version().version());
            assertEquals("9.1.2", client.cluster().version().version());
        }
        assertEquals(1, first.requests().size());
        assertEquals(List.of(), backoff.refusals(now.get()));
        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
    }

    @Test
    void tokenThatTwoRefuse_isNotSentToAThird() {
        first.on("GET /version", REFUSED);
        second.on("GET /version", REFUSED);
        try (var third = new ScriptedProxmox().on("GET /version", VERSION);
                var client = Connected.with(Connected.pinning(first, second, third), backoff, now::get)) {
            refusalOf(client);
            assertEquals(List.of(), third.calls());
        }
        assertEquals(1, backoff.refusals(now.get()).size());
    }

    @Test
    void onlyHost_isBelieved() {
        first.on("GET /version", REFUSED);
        try (var client = Connected.with(Connected.pinning(first), backoff, now::get)) {
            refusalOf(client);
            assertTrue(refusalOf(client).isRemembered());
        }
        assertEquals(1, first.requests().size());
    }

    /** The host passes the call on with the token, and the node that lost sight of the cluster refuses it. */
    @Test
    void nodeThatRefusesTheToken_isNoReasonToGiveItUp() {
        first.on("GET /nodes/pve1/status", REFUSED).on("GET /version", VERSION);
        second.on("GET /nodes/pve1/status", REFUSED).on("GET /version", VERSION);
        try (var client = client(Map.of())) {
            assertFalse(statusRefused(client).isRemembered());
            assertEquals("9.1.2", client.cluster().version().version());
        }
        assertEquals(List.of(), backoff.refusals(now.get()));
        assertEquals(Map.of(), backoff.skipped(now.get()));
        assertEquals(List.of("GET /version", "GET /nodes/pve1/status"), second.calls());
        assertEquals(List.of("GET /nodes/pve1/status", "GET /version"), first.calls());
    }

    @Test
    void onlyHostThatPassesARefusalOn_isAskedItself() {
        first.on("GET /nodes/pve1/status", REFUSED).on("GET /version", VERSION, REFUSED);
        try (var client = Connected.with(Connected.pinning(first), backoff, now::get)) {
            assertFalse(statusRefused(client).isRemembered());
            assertFalse(statusRefused(client).isRemembered());
            assertTrue(statusRefused(client).isRemembered());
        }
        assertEquals(4, first.requests().size());
    }

    @Test
    void onlyHostThatPassesARefusalOn_andIsGoneWhenItIsAsked_isNotBelieved() {
        first.on("GET /nodes/pve1/status", REFUSED).on("GET /version", Reply.reset());
        try (var client = Connected.with(Connected.pinning(first), backoff, now::get)) {
            assertFalse(statusRefused(client).isRemembered());
        }
        assertEquals(List.of(), backoff.refusals(now.get()));
        assertEquals(Set.of(first.host()), backoff.skipped(now.get()).keySet());
    }

    /** The first one took the token when it said that the node does not answer. */
    @Test
    void hostThatRefusesWhatAnotherJustTook_isNoReasonToGiveTheTokenUp() {
        first.on("GET /nodes/pve1/status", Reply.raw(595, "No route to host", "text/plain", ""));
        second.on("GET /nodes/pve1/status", REFUSED).on("GET /version", REFUSED);
        try (var client = client(Map.of())) {
            Connected.errorOf(() -> client.nodes().status(new NodeName("pve1")));
        }
        assertEquals(List.of(), backoff.refusals(now.get()));
        assertEquals(List.of("GET /nodes/pve1/status"), second.calls());
    }

    @Test
    void callsThatLeaveAtOnce_seekOneSecondOpinion() throws Exception {
        int nodes = 16;
        var arrived = new CountDownLatch(nodes);
        first.otherwise(_ -> (socket, out) -> {
            // Nobody is refused before all are on their way.
            arrived.countDown();
            await(arrived);
            return REFUSED.send(socket, out);
        });
        second.on("GET /version", REFUSED);
        try (var client = client(Map.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refusals = IntStream.range(0, nodes)
                    .mapToObj(node -> threads.submit(
                            () -> Connected.errorOf(() -> client.nodes().status(new NodeName("pve" + node)))))
                    .toList();
            for (var refusal : refusals) {
                assertInstanceOf(ProxmoxError.Unauthorised.class, refusal.get());
            }
        }
        assertEquals(nodes, first.requests().size());
        assertEquals(List.of("GET /version"), second.calls());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hostWithATokenOfItsOwn_isAsked_whenTwoHaveRefusedAnother() {
        first.on("GET /version", REFUSED);
        second.on("GET /version", REFUSED);
        try (var third = new ScriptedProxmox().on("GET /version", VERSION)) {
            var own = Map.of("PROXMOX_TOKENS", third.host() + "=root@pam!other:other-secret");
            try (var client = client(own, first, second, third)) {
                assertEquals("9.1.2", client.cluster().version().version());
            }
        }
        assertEquals(1, backoff.refusals(now.get()).size());
    }

    @Test
    void refusedTokenOfACallAboutANode_isConfirmedByAnotherHostItself() {
        first.on("GET /nodes/pve1/status", REFUSED);
        second.on("GET /version", REFUSED);
        try (var client = client(Map.of())) {
            statusRefused(client);
            assertTrue(statusRefused(client).isRemembered());
        }
        assertEquals(List.of("GET /version"), second.calls());
    }

    /** Another process may have remembered it while this call was under way. */
    @Test
    void tokenThatAHostTakes_isNoLongerRememberedAsRefused() {
        var token = new ApiToken(Connected.TOKEN_ID, Connected.SECRET);
        var other = new Refusal("b:8006", "another", now.get().plusSeconds(60), "no");
        first.on("GET /version", (socket, out) -> {
            backoff.refused(new Refusal("a:8006", token.fingerprint(), now.get().plusSeconds(60), "no"));
            backoff.refused(other);
            return VERSION.send(socket, out);
        });
        try (var client = client(Map.of())) {
            client.cluster().version();
        }
        assertEquals(List.of(other), backoff.refusals(now.get()));
    }

    @Test
    void missingRight_isNoRefusedToken() {
        first.on("GET /version", Reply.error(403, "Permission check failed (/, Sys.Audit)"), VERSION);
        try (var client = client(Map.of())) {
            assertInstanceOf(
                    ProxmoxError.Forbidden.class,
                    Connected.errorOf(() -> client.cluster().version()));
            assertEquals("9.1.2", client.cluster().version().version());
        }
    }

    private ProxmoxClient client(Map<String, String> more) {
        return client(more, first, second);
    }

    private ProxmoxClient client(Map<String, String> more, ScriptedProxmox... hosts) {
        return Connected.with(Connected.pinning(more, hosts), backoff, now::get);
    }

    private static ProxmoxError.Unauthorised statusRefused(ProxmoxClient client) {
        return assertInstanceOf(
                ProxmoxError.Unauthorised.class,
                Connected.errorOf(() -> client.nodes().status(new NodeName("pve1"))));
    }

    private static ProxmoxError.Unauthorised refusalOf(ProxmoxClient client) {
        return assertInstanceOf(
                ProxmoxError.Unauthorised.class,
                Connected.errorOf(() -> client.cluster().version()));
    }
}
