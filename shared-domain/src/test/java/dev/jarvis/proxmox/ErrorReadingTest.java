package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.NodeName;
import io.micronaut.serde.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorReadingTest {

    private static final ApiCall CALL = ApiCall.getFrom(new NodeName("pve2"), "status");

    private static final ProxmoxHost HOST = new ProxmoxHost("pve1", 8006);

    @Test
    void whetherToTryAgain_isSaidByTheKindOfError() {
        for (int gateway : new int[] {502, 503, 504}) {
            assertTrue(new ProxmoxError.Failed(gateway, "x").retryable());
        }
        for (int answer : new int[] {0, 500, 501, 505}) {
            assertFalse(new ProxmoxError.Failed(answer, "x").retryable());
        }
        assertFalse(new ProxmoxError.InvalidParameters(Map.of("a", "b")).retryable());
        assertTrue(new ProxmoxError.Unreachable("a", "b", false).retryable());
        assertFalse(new ProxmoxError.Unreachable("a", "b", true).retryable());
    }

    @Test
    void texts_sayWhatIsInTheWay() {
        assertEquals(
                "locked by backup: VM is locked (backup)",
                new ProxmoxError.Locked("backup", "VM is locked (backup)").text());
        assertEquals(
                "the cluster has no quorum, so nothing can be changed: cluster not ready - no quorum?",
                new ProxmoxError.NoQuorum("cluster not ready - no quorum?").text());
        assertEquals("a cannot be reached: b", new ProxmoxError.Unreachable("a", "b", false).text());
        assertEquals(
                "a cannot be reached: b; the request may have arrived, so look before repeating it",
                new ProxmoxError.Unreachable("a", "b", true).text());
    }

    @ParameterizedTest
    @CsvSource({
        "595, connection failed",
        "596, TLS failed or the connection broke",
        "597, its answer broke off",
        "599, no proper answer"
    })
    void pseudoStatusWithoutText_isPutIntoWords(int status, String words) {
        assertEquals(new ProxmoxError.NodeOffline(Optional.of("pve2"), status, words), read(status, ""));
        assertEquals(
                new ProxmoxError.NodeOffline(Optional.of("pve2"), status, "No route to host"),
                read(status, "No route to host"));
    }

    @Test
    void lockFileThatAnotherProcessHolds_isALock() {
        var text = "can't lock file '/var/lock/qemu-server/lock-101.conf' - got timeout";
        assertEquals(new ProxmoxError.Locked("file", text), ErrorReading.ofText(0, text));
    }

    @Test
    void rightThatATaskLacked_isAMissingRight() {
        var error = assertInstanceOf(
                ProxmoxError.Forbidden.class,
                ErrorReading.ofText(0, "Permission check failed (/storage/nas, Datastore.AllocateSpace)"));
        assertEquals(Optional.of("/storage/nas"), error.path());
        assertEquals(Optional.of("Datastore.AllocateSpace"), error.privilege());
    }

    @Test
    void refusedRequest_withoutAMap_isStillInvalid() {
        assertEquals(
                new ProxmoxError.InvalidParameters(Map.of("request", "Parameter verification failed.")),
                read(400, "{\"data\":null,\"message\":\"Parameter verification failed.\\n\"}"));
        assertEquals(new ProxmoxError.InvalidParameters(Map.of("request", "not accepted")), read(400, ""));
    }

    @Test
    void upidThatIsMalformed_isInvalid_andNotATaskThatIsGone() {
        assertEquals(
                new ProxmoxError.InvalidParameters(Map.of("upid", "unable to parse worker upid")),
                read(400, "{\"errors\":{\"upid\":\"unable to parse worker upid\"}}"));
    }

    @Test
    void plainText_isTakenUpToFiveHundredCharacters_andNeverAPage() {
        assertEquals(new ProxmoxError.Failed(500, "x".repeat(500)), read(500, "x".repeat(500)));
        for (var unreadable : new String[] {"x".repeat(501), "<html>", "{\"a\":", ""}) {
            assertTrue(read(500, unreadable).text().startsWith("Proxmox answered 500 without a text"), unreadable);
        }
    }

    @Test
    void unknownCall_isNamed_whenProxmoxSaysNothing() {
        assertEquals(
                new ProxmoxError.NotFound("/nodes/pve2/status is not known to this version of Proxmox"), read(501, ""));
        assertEquals(new ProxmoxError.NotFound("gone"), read(404, "gone"));
        assertEquals(
                "permission check failed",
                assertInstanceOf(ProxmoxError.Forbidden.class, read(403, "")).proxmoxText());
        assertEquals(
                "no ticket or wrong token",
                assertInstanceOf(ProxmoxError.Unauthorised.class, read(401, "")).proxmoxText());
    }

    private static ProxmoxError read(int status, String body) {
        return new ErrorReading(ObjectMapper.getDefault()).read(CALL, new Answer(HOST, status, body));
    }
}
