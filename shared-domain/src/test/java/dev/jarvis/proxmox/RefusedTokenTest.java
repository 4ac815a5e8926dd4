package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.concurrent.atomic.AtomicReference;
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
        assertEquals(List.of(), second.calls());
    }

    @Test
    void refusedToken_isNotSentByAnAction() {
        first.on("GET /version", REFUSED);
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
        try (var client = client(Map.of())) {
            refusalOf(client);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(15)).minusMillis(1));
            assertTrue(refusalOf(client).isRemembered());
            now.updateAndGet(time -> time.plusMillis(1));
            assertEquals("9.1.2", client.cluster().version().version());
        }
        assertEquals(2, first.requests().size());
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
    void whatIsRemembered_givesNothingAway_andTellsTokensApart() {
        var token = new ApiToken("root@pam!jarvis", Connected.SECRET);
        first.on("GET /version", REFUSED);
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
        var pins = Connected.pinning(first, second);
        var settings = Connected.settings(more, first, second);
        return Connected.with(
                new ProxmoxSettings(
                        settings.nodes(),
                        settings.tokens(),
                        pins.fingerprints(),
                        Optional.empty(),
                        true,
                        settings.deadlines()),
                backoff,
                now::get);
    }

    private static ProxmoxError.Unauthorised refusalOf(ProxmoxClient client) {
        return assertInstanceOf(
                ProxmoxError.Unauthorised.class,
                Connected.errorOf(() -> client.cluster().version()));
    }
}
