package dev.jarvis.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final String SECRET = "correct horse battery staple";

    private final Path folder;

    SettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void unknownVariable_isAnsweredWithTheNearestName() {
        assertEquals(
                "unknown variable JARVIS_PASWORD: did you mean JARVIS_PASSWORD?",
                refusal(Map.of("JARVIS_PASWORD", SECRET)));
        assertEquals(
                "unknown variable JARVIS_MONITOR_CRITICAL_EVRY: did you mean JARVIS_MONITOR_CRITICAL_EVERY?",
                refusal(Map.of("JARVIS_MONITOR_CRITICAL_EVRY", "5s")));
    }

    @Test
    void unknownSystemProperty_isAnsweredWithTheNearestName() {
        var system = new Properties();
        system.setProperty("jarvis.trusted-proxy", "10.0.0.1");
        var refused = assertThrows(InvalidSetting.class, () -> Settings.of(Map.of(), system));
        assertEquals(
                "unknown variable JARVIS_TRUSTED_PROXY: did you mean JARVIS_TRUSTED_PROXIES?", refused.getMessage());
    }

    @Test
    void refusal_neverRepeatsTheValue() {
        assertFalse(refusal(Map.of("JARVIS_PASWORD", SECRET)).contains(SECRET));
    }

    @Test
    void otherPeoplesVariables_areLeftAlone() {
        var environment = Map.of("PATH", "/bin", "JARVISH", "x");
        assertEquals(environment, of(environment).variables());
    }

    @Test
    void everyKnownVariable_isTaken() {
        for (var name : KnownSettings.names()) {
            if (name.equals(SettingsFile.VARIABLE)) {
                continue; // it names a file, which must exist
            }
            assertEquals("x", of(Map.of(name, "x")).variables().get(name), name);
        }
    }

    @Test
    void secret_comesFromItsFile() throws Exception {
        var file = Files.writeString(folder.resolve("password"), SECRET + "\n");
        assertEquals(
                SECRET,
                of(Map.of("JARVIS_PASSWORD_FILE", file.toString())).variables().get("JARVIS_PASSWORD"));
        assertEquals(
                SECRET,
                of(Map.of("PROXMOX_TOKEN_SECRET_FILE", file.toString()))
                        .variables()
                        .get("PROXMOX_TOKEN_SECRET"));
    }

    @Test
    void secretAndItsFile_cannotBothBeSet() throws Exception {
        var file = Files.writeString(folder.resolve("password"), SECRET);
        assertEquals(
                "JARVIS_PASSWORD and JARVIS_PASSWORD_FILE are both set: keep one of them",
                refusal(Map.of("JARVIS_PASSWORD", "other", "JARVIS_PASSWORD_FILE", file.toString())));
    }

    @Test
    void missingSecretFile_isNamed() {
        var missing = folder.resolve("nothing");
        var said = refusal(Map.of("JWT_SECRET_FILE", missing.toString()));
        assertTrue(said.startsWith("JWT_SECRET_FILE names " + missing + ", which cannot be read"), said);
    }

    @Test
    void misspeltFileVariable_isRefused() {
        assertTrue(refusal(Map.of("JARVIS_PASSWORT_FILE", "/x")).startsWith("unknown variable JARVIS_PASSWORT_FILE"));
    }

    @Test
    void toString_showsNamesOnly() {
        var settings = of(Map.of("JARVIS_PASSWORD", SECRET, "DB_PATH", "/data/jarvis.db"));
        assertEquals("Settings[DB_PATH, JARVIS_PASSWORD]", settings.toString());
    }

    @Test
    void with_replacesAndKeeps() {
        var settings = of(Map.of("PORT", "1", "DB_PATH", "a")).with(Map.of("PORT", "2"));
        assertEquals(Map.of("PORT", "2", "DB_PATH", "a"), settings.variables());
    }

    private static Settings of(Map<String, String> environment) {
        return Settings.of(environment, new Properties());
    }

    private static String refusal(Map<String, String> environment) {
        return String.valueOf(
                assertThrows(InvalidSetting.class, () -> of(environment)).getMessage());
    }

    @Test
    void flag_isTrueOrFalseAndNothingElse() {
        assertTrue(Settings.of(Map.of("JARVIS_DEMO", "true"), new Properties()).flag("JARVIS_DEMO"));
        assertFalse(Settings.of(Map.of(), new Properties()).flag("JARVIS_DEMO"));
        var senseless = Settings.of(Map.of("JARVIS_DEMO", "maybe"), new Properties());
        var refused = assertThrows(InvalidSetting.class, () -> senseless.flag("JARVIS_DEMO"));
        assertEquals("JARVIS_DEMO must be true or false, was \"maybe\"", refused.getMessage());
    }
}
