package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.settings.InvalidSetting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxmoxSettingsTest {

    private static final String PIN = "ab".repeat(32);
    private static final Map<String, String> LEAST = Map.of(
            "PROXMOX_NODES", "pve1, PVE2:443,[fd00::1]:8007,fd00::2",
            "PROXMOX_TOKEN_ID", "root@pam!jarvis",
            "PROXMOX_TOKEN_SECRET", "s3cret");

    @Test
    void noNodes_isNoCluster() {
        assertEquals(Optional.empty(), ProxmoxSettings.parse(Map.of()));
        assertEquals(Optional.empty(), ProxmoxSettings.parse(Map.of("PROXMOX_NODES", " ", "PROXMOX_TOKEN_ID", "x")));
    }

    @Test
    void nodes_haveTheDefaultPort_unlessTheySayAnother() {
        var settings = ProxmoxSettings.parse(LEAST).orElseThrow();

        assertEquals(
                List.of("pve1:8006", "pve2:443", "[fd00::1]:8007", "[fd00::2]:8006"),
                settings.nodes().stream().map(ProxmoxHost::key).toList());
        assertTrue(settings.verifySsl());
    }

    @Test
    void ports_areFrom1To65535() {
        for (int port : new int[] {1, 65535}) {
            assertEquals(port, ProxmoxHost.parse("pve1:" + port).port());
        }
        for (int port : new int[] {0, 65536}) {
            assertThrows(IllegalArgumentException.class, () -> ProxmoxHost.parse("pve1:" + port));
        }
        assertEquals("[::1]:8006", ProxmoxHost.parse("::1").key());
        for (var none : List.of(":8006", "pve\u0080", "pve 1", "p[ve", "[fd00::1")) {
            assertThrows(IllegalArgumentException.class, () -> ProxmoxHost.parse(none), none);
        }
    }

    @Test
    void deadlineOfNothing_isNone() {
        var second = Duration.ofSeconds(1);
        for (var none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ProxmoxSettings.Deadlines(second, second, none, second, second));
        }
    }

    @Test
    void tokenWithControlCharacters_isNone() {
        assertThrows(IllegalArgumentException.class, () -> new ApiToken("a@b!x", "del\u007f"));
        assertEquals("a@b!x", new ApiToken("a@b!x", "til~de").id());
    }

    @Test
    void listsMayHaveGaps_andEntriesMayNot() {
        assertEquals(
                1,
                ProxmoxSettings.parse(Map.of(
                                "PROXMOX_NODES", ",pve1,,",
                                "PROXMOX_TOKEN_ID", "root@pam!jarvis",
                                "PROXMOX_TOKEN_SECRET", "s"))
                        .orElseThrow()
                        .nodes()
                        .size());
        for (var none : List.of("=a@pam!b:c", "p=!a:b", "a!pve1=b:c", "pve1=a@pam!b")) {
            assertTrue(wrong("PROXMOX_TOKENS", none).startsWith("PROXMOX_TOKENS"), none);
        }
        assertTrue(wrong("PROXMOX_FINGERPRINTS", "=" + PIN).contains("each entry is name=SHA-256"));
    }

    @Test
    void hostsOfOneToken_areAClusterOfTheirOwn() {
        var settings = parse(Map.of("PROXMOX_TOKENS", "pve2=ops@pve!two:other")).orElseThrow();
        assertEquals(List.of("root@pam!jarvis", "ops@pve!two"), settings.tokenIds());
        assertEquals("root@pam!jarvis", settings.tokenId());
        assertEquals(
                List.of("pve2:443"),
                settings.onlyWith("ops@pve!two").nodes().stream()
                        .map(ProxmoxHost::key)
                        .toList());
        assertEquals(3, settings.onlyWith("root@pam!jarvis").nodes().size());
    }

    @Test
    void secret_isInNoText() {
        var settings = ProxmoxSettings.parse(LEAST).orElseThrow();
        assertFalse(settings.toString().contains("s3cret"), settings.toString());
    }

    @Test
    void tokens_perHost_takeThePlaceOfTheClusters() {
        var settings = parse(Map.of("PROXMOX_TOKENS", "pve2=ops@pve!two:other")).orElseThrow();

        assertEquals("PVEAPIToken=root@pam!jarvis=s3cret", token(settings, "pve1"));
        assertEquals("PVEAPIToken=ops@pve!two=other", token(settings, "pve2:443"));
    }

    @Test
    void tokens_mayBeAllThereIs_butThenOfEveryHost() {
        var only = new HashMap<>(Map.of("PROXMOX_NODES", "pve1,pve2", "PROXMOX_TOKENS", "pve1=a@pam!b:c"));
        assertEquals(
                "there is no token for pve2:8006: set PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET, or add it to PROXMOX_TOKENS",
                messageOf(only));
        only.put("PROXMOX_TOKENS", "pve1=a@pam!b:c,pve2=a@pam!b:d");
        assertEquals("PVEAPIToken=a@pam!b=d", token(ProxmoxSettings.parse(only).orElseThrow(), "pve2"));
    }

    @Test
    void tokenMissing_saysWhichVariable_andHow() {
        assertEquals(
                "PROXMOX_NODES is set (1 hosts) but PROXMOX_TOKEN_ID is not: make an API token in Proxmox"
                        + " (Datacenter, Permissions, API Tokens) and set both PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET",
                messageOf(Map.of("PROXMOX_NODES", "pve1")));
        assertTrue(messageOf(Map.of("PROXMOX_NODES", "pve1", "PROXMOX_TOKEN_ID", "root@pam!jarvis"))
                .startsWith("PROXMOX_TOKEN_ID is set (root@pam!jarvis) but PROXMOX_TOKEN_SECRET is not"));
    }

    @Test
    void malformedValues_nameTheVariable_theValueAndTheLimit() {
        assertEquals("PROXMOX_NODES: a port must be 1..65535, was 70000", wrong("PROXMOX_NODES", "pve1:70000"));
        assertEquals("PROXMOX_NODES: a port must be 1..65535, was \"pve1:x\"", wrong("PROXMOX_NODES", "pve1:x"));
        assertEquals("PROXMOX_NODES: pve1:8006 is named twice", wrong("PROXMOX_NODES", "pve1,PVE1:8006"));
        assertEquals(
                "PROXMOX_NODES: a host is written host[:port], without https:// or a path, was \"https://pve1:8006\"",
                wrong("PROXMOX_NODES", "https://pve1:8006"));
        assertEquals(
                "PROXMOX_TOKEN_ID and PROXMOX_TOKEN_SECRET: a token id is USER@REALM!NAME, as in root@pam!jarvis, was"
                        + " \"root@pam\"",
                wrong("PROXMOX_TOKEN_ID", "root@pam"));
        assertEquals(
                "PROXMOX_FINGERPRINTS: a SHA-256 fingerprint has 32 hexadecimal pairs (AA:BB:…), was \"AA:BB\"",
                wrong("PROXMOX_FINGERPRINTS", "pve1=AA:BB"));
        assertEquals(
                "PROXMOX_FINGERPRINTS: each entry is name=SHA-256 (AA:BB:…), was \"" + PIN + "\"",
                wrong("PROXMOX_FINGERPRINTS", PIN));
        assertEquals(
                "PROXMOX_FINGERPRINTS: pve1 is named twice",
                wrong("PROXMOX_FINGERPRINTS", "pve1=" + PIN + ",PVE1=" + PIN));
        assertEquals("PROXMOX_VERIFY_SSL must be true or false, was \"maybe\"", wrong("PROXMOX_VERIFY_SSL", "maybe"));
        assertEquals("PROXMOX_CA_FILE: cannot read no-such-file.pem", wrong("PROXMOX_CA_FILE", "no-such-file.pem"));
        assertTrue(wrong("PROXMOX_TOKENS", "pve9=a@pam!b:c").startsWith("PROXMOX_TOKENS: pve9 is not one of"));
    }

    @Test
    void malformedToken_neverShowsItsSecret() {
        for (var written :
                List.of("pve1:topsecret", "pve1=root@pam:topsecret", "root@pam!x=topsecret", "pve1=root!x:topsecret")) {
            var message = wrong("PROXMOX_TOKENS", written);
            assertFalse(message.contains("topsecret"), message);
        }
        assertFalse(wrong("PROXMOX_TOKEN_SECRET", "top secret").contains("top"));
    }

    @Test
    void fingerprints_areTheSame_howeverTheyAreWritten() {
        var settings = parse(Map.of("PROXMOX_FINGERPRINTS", "pve1=" + PIN + ", PVE2 = " + "AB:".repeat(31) + "ab"))
                .orElseThrow();
        assertEquals(
                settings.fingerprints().get("pve1"), settings.fingerprints().get("pve2"));
    }

    private static String token(ProxmoxSettings settings, String host) {
        return settings.tokenFor(ProxmoxHost.parse(host)).header();
    }

    private static Optional<ProxmoxSettings> parse(Map<String, String> more) {
        var variables = new HashMap<>(LEAST);
        variables.putAll(more);
        return ProxmoxSettings.parse(variables);
    }

    private static String wrong(String variable, String value) {
        var variables = new HashMap<>(LEAST);
        variables.put(variable, value);
        return messageOf(variables);
    }

    private static String messageOf(Map<String, String> variables) {
        return String.valueOf(assertThrows(InvalidSetting.class, () -> ProxmoxSettings.parse(variables))
                .getMessage());
    }
}
