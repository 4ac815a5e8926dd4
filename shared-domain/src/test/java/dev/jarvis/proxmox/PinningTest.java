package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.proxmox.ScriptedProxmox.Reply;
import dev.jarvis.settings.InvalidSetting;
import io.netty.pkitesting.CertificateBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinningTest {

    private static final String OTHER = "AA:".repeat(31) + "AA";

    @TempDir
    Path folder = Path.of("");

    @Test
    void rightFingerprint_isTrusted() {
        try (var server = answering();
                var client = Connected.to(server)) {
            assertEquals("9.1.2", client.cluster().version().version());
        }
    }

    @Test
    void rightFingerprint_isEnough_whateverNameTheCertificateBears() {
        try (var server = answering(new ScriptedProxmox(ScriptedProxmox.selfSigned("10.9.8.7")));
                var client = Connected.to(server)) {
            assertEquals("9.1.2", client.cluster().version().version());
        }
    }

    @Test
    void wrongFingerprint_isRefusedBeforeTheTokenIsSent_andNamesBoth() {
        try (var server = answering();
                var client = client(server, Map.of("PROXMOX_FINGERPRINTS", "pve1=" + OTHER))) {
            var error = assertInstanceOf(
                    ProxmoxError.Untrusted.class,
                    Connected.errorOf(() -> client.cluster().version()));

            assertEquals(
                    "certificate of " + server.host() + " has SHA-256 " + server.fingerprint() + ", pinned is " + OTHER
                            + " (PROXMOX_FINGERPRINTS)",
                    error.text());
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void pinForThisHost_excludesTheOthers() {
        try (var server = answering();
                var client = client(
                        server,
                        Map.of(
                                "PROXMOX_FINGERPRINTS",
                                server.host() + "=" + OTHER + ",pve2=" + server.fingerprint()))) {
            var error = assertInstanceOf(
                    ProxmoxError.Untrusted.class,
                    Connected.errorOf(() -> client.cluster().version()));
            assertEquals(List.of(new Fingerprint(OTHER)), error.pinned());
        }
    }

    @Test
    void pinForTheHostWithoutItsPort_countsToo() {
        try (var server = answering();
                var client = client(
                        server,
                        Map.of("PROXMOX_FINGERPRINTS", "127.0.0.1=" + OTHER + ",pve2=" + server.fingerprint()))) {
            assertInstanceOf(
                    ProxmoxError.Untrusted.class,
                    Connected.errorOf(() -> client.cluster().version()));
        }
    }

    @Test
    void pinsByNodeName_areGoodForAnyHost() {
        try (var server = answering();
                var client = client(
                        server, Map.of("PROXMOX_FINGERPRINTS", "pve1=" + OTHER + ",pve2=" + server.fingerprint()))) {
            assertEquals("9.1.2", client.cluster().version().version());
        }
    }

    @Test
    void quirk36_eachNodeHasACertificateOfItsOwn_allArePinned() {
        try (var first = answering();
                var second = answering();
                var client = Connected.to(first, second)) {
            assertEquals("9.1.2", client.cluster().version().version());
            first.powerOff();
            assertEquals("9.1.2", client.cluster().version().version());
            assertEquals(List.of("GET /version"), second.calls());
        }
    }

    @Test
    void withoutPins_aSelfSignedCertificateIsRefused_andItsFingerprintShown() {
        try (var server = answering();
                var client = client(server, Map.of())) {
            var error = assertInstanceOf(
                    ProxmoxError.Untrusted.class,
                    Connected.errorOf(() -> client.cluster().version()));

            assertEquals(server.fingerprint(), error.presented());
            assertTrue(error.text().contains("no known authority signed it"), error.text());
            assertEquals(List.of(), server.requests());
        }
    }

    @Test
    void caFile_isTrusted_withTheHostsName() throws Exception {
        var authority = new CertificateBuilder()
                .ecp256()
                .subject("CN=Proxmox Virtual Environment")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        var file = Files.writeString(folder.resolve("ca.pem"), authority.getCertificatePEM());
        var right = new CertificateBuilder().ecp256().subject("CN=pve1").addSanIpAddress("127.0.0.1");
        var wrong = new CertificateBuilder().ecp256().subject("CN=pve2").addSanIpAddress("10.0.0.2");
        try (var server = answering(new ScriptedProxmox(right.buildIssuedBy(authority)));
                var impostor = answering(new ScriptedProxmox(wrong.buildIssuedBy(authority)));
                var client = client(server, Map.of("PROXMOX_CA_FILE", file.toString()));
                var fooled = client(impostor, Map.of("PROXMOX_CA_FILE", file.toString()))) {
            assertEquals("9.1.2", client.cluster().version().version());
            var error = assertInstanceOf(
                    ProxmoxError.Untrusted.class,
                    Connected.errorOf(() -> fooled.cluster().version()));
            assertTrue(error.text().contains("127.0.0.1"), error.text());
        }
    }

    @Test
    void caFile_withoutACertificate_saysSo() throws Exception {
        var file = Files.writeString(folder.resolve("ca.pem"), "");
        try (var server = answering()) {
            var failure = assertThrows(
                    InvalidSetting.class, () -> Connected.settings(Map.of("PROXMOX_CA_FILE", file.toString()), server));
            assertTrue(String.valueOf(failure.getMessage()).startsWith("PROXMOX_CA_FILE: " + file));
        }
    }

    @Test
    void verifySslFalse_trustsAnything() {
        try (var server = answering();
                var client = client(server, Map.of("PROXMOX_VERIFY_SSL", "false"))) {
            assertEquals("9.1.2", client.cluster().version().version());
        }
    }

    private static ProxmoxClient client(ScriptedProxmox server, Map<String, String> variables) {
        return Connected.with(Connected.settings(variables, server), new ForgetfulBackoff(), InstantSource.system());
    }

    private static ScriptedProxmox answering() {
        return answering(new ScriptedProxmox());
    }

    private static ScriptedProxmox answering(ScriptedProxmox server) {
        return server.on("GET /version", Reply.data("{\"version\":\"9.1.2\",\"release\":\"9.1\"}"));
    }
}
