package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    private static final String SECRET = "9f3c1b6e-0000-4c1d-8a6f-1d2e3f405162";

    @TempDir
    private Path folder;

    @Test
    void lines_areReadAsShellsAndComposeReadThem() {
        var settings = settings("""
                # the cluster
                PROXMOX_NODES=pve1,pve2:8007   # two of them
                PROXMOX_CA_FILE=/etc/ca#1.pem

                export PROXMOX_TOKEN_ID='root@pam!jarvis'   # with an exclamation mark
                PROXMOX_TOKEN_SECRET="a \\"quoted\\" \\\\ word"
                JARVIS_BIND=0.0.0.0
                """);
        assertEquals("pve1,pve2:8007", settings.get("PROXMOX_NODES"));
        assertEquals("/etc/ca#1.pem", settings.get("PROXMOX_CA_FILE"));
        assertEquals("root@pam!jarvis", settings.get("PROXMOX_TOKEN_ID"));
        assertEquals("a \"quoted\" \\ word", settings.get("PROXMOX_TOKEN_SECRET"));
        assertEquals("0.0.0.0", settings.get("JARVIS_BIND"));
    }

    @Test
    void environment_wins_alsoWithTheOtherFormOfASecret() {
        var secretFile = written("secret", "from its file");
        var file = written("jarvis.env", "PROXMOX_NODES=pve1\nPROXMOX_TOKEN_SECRET=" + SECRET + "\n");
        var settings = Settings.of(
                        Map.of(
                                "JARVIS_SETTINGS", file.toString(),
                                "PROXMOX_NODES", "pve9",
                                "PROXMOX_TOKEN_SECRET_FILE", secretFile.toString()),
                        new Properties())
                .variables();
        assertEquals("pve9", settings.get("PROXMOX_NODES"));
        assertEquals("from its file", settings.get("PROXMOX_TOKEN_SECRET"));
    }

    /** As a service manager passes on what nobody has set. */
    @Test
    void blankVariable_countsAsUnset_andHidesNothing() {
        var file = written("jarvis.env", "PROXMOX_NODES=pve1\nPROXMOX_TOKEN_SECRET=" + SECRET + "\n");
        var settings = Settings.of(
                        Map.of(
                                "JARVIS_SETTINGS", file.toString(),
                                "PROXMOX_NODES", "",
                                "PROXMOX_TOKEN_SECRET_FILE", " "),
                        new Properties())
                .variables();
        assertEquals("pve1", settings.get("PROXMOX_NODES"));
        assertEquals(SECRET, settings.get("PROXMOX_TOKEN_SECRET"));
    }

    @Test
    void senselessLine_isNamedByItsNumber_andItsValueNeverRepeated() {
        for (var line : List.of(
                "PROXMOX_TOKEN_SECRT=" + SECRET,
                "PROXMOX_TOKEN_SECRET '" + SECRET + "'",
                "PROXMOX_TOKEN_SECRET='" + SECRET)) {
            var refused = refusal("# first\n" + line + "\n");
            assertTrue(refused.contains("jarvis.env, line 2: "), refused);
            assertFalse(refused.contains(SECRET), refused);
        }
        assertTrue(refusal("PROXMOX_NODS=pve1").endsWith("unknown variable PROXMOX_NODS: did you mean PROXMOX_NODES?"));
        assertTrue(refusal("PORT=1\nPORT=2").endsWith("line 2: PORT is set twice"));
    }

    @Test
    void fileThatIsNamedAndMissing_isRefused_andNoneMeansNoFile() {
        var missing = folder.resolve("nowhere.env").toString();
        var refused = assertThrows(
                InvalidSetting.class, () -> Settings.of(Map.of("JARVIS_SETTINGS", missing), new Properties()));
        assertEquals(
                "JARVIS_SETTINGS names " + missing + ", which does not exist: make it with jarvis init",
                refused.getMessage());
        assertEquals(
                Map.of("JARVIS_SETTINGS", "none"),
                Settings.of(Map.of("JARVIS_SETTINGS", "none"), new Properties()).variables());
    }

    @Test
    void writtenLine_holdsNothingThatAShellWouldRun() {
        assertEquals("A=\"it's \\$(id) \\`id\\` \\\"x\\\"\"", SettingsFile.line("A", "it's $(id) `id` \"x\""));
        assertEquals("A='$(id)'", SettingsFile.line("A", "$(id)"));
        assertThrows(IllegalArgumentException.class, () -> SettingsFile.line("A", "one\ntwo"));
    }

    @Test
    void whateverIsWritten_isReadBack() {
        long seed = new Random().nextLong();
        System.out.println("seed of the values: " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var value = random.ints(random.nextInt(30), ' ', 0x2FF)
                    .filter(character -> !Character.isISOControl(character))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var read = settings(SettingsFile.line("PROXMOX_TOKEN_SECRET", value) + "\n");
            assertEquals(value.isBlank() ? null : value, read.get("PROXMOX_TOKEN_SECRET"), "seed " + seed);
        }
    }

    private Map<String, String> settings(String text) {
        var file = written("jarvis.env", text);
        return Settings.of(Map.of("JARVIS_SETTINGS", file.toString()), new Properties())
                .variables();
    }

    private String refusal(String text) {
        return String.valueOf(
                assertThrows(InvalidSetting.class, () -> settings(text)).getMessage());
    }

    private Path written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
