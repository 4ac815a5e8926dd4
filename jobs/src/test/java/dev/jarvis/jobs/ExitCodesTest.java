package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TierLock;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a timer or a script is told, and in which words. */
class ExitCodesTest {

    private final Path folder;
    private final Lab lab;

    ExitCodesTest(@TempDir Path folder) {
        this.folder = folder;
        this.lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void pass_thatGoesWell_is0() {
        assertEquals(0, lab.jarvis("poll", "critical", "--once").exitCode());
    }

    @Test
    void passAsJson_isOneObjectALine() {
        var out = lab.jarvis("poll", "critical", "--json").out();
        assertTrue(out.startsWith("{\"tier\":\"critical\",\"exitCode\":0,\"text\":\"4/4 nodes online, "), out);
        assertEquals(1, out.lines().count(), out);
    }

    @Test
    void passAfterPass_endsAfterItsTime() {
        var ran = lab.jarvis("poll", "all", "--every", "1s", "--for", "1100ms");
        assertEquals(0, ran.exitCode(), ran.err());
        assertTrue(ran.out().lines().count() >= 1, ran.out());
    }

    @Test
    void unknownTier_is2_andNamesThoseThatThereAre() {
        refused(
                2,
                lab.jarvis("poll", "crucial"),
                "jarvis: there is no tier \"crucial\": name critical, important, routine, background or all");
    }

    @Test
    void senselessTime_is2() {
        refused(
                2,
                lab.jarvis("poll", "critical", "--every", "soon"),
                "jarvis: a time is a number and ms, s, m or h, such as 10s, was \"soon\"");
    }

    @Test
    void onceAndRepeatedly_is2() {
        refused(
                2,
                lab.jarvis("poll", "critical", "--once", "--every", "1s"),
                "jarvis: --once means one pass: leave out --every and --for");
    }

    @Test
    void unknownCommandAndOption_are2() {
        assertEquals(2, lab.jarvis("conquer").exitCode());
        assertEquals(2, lab.jarvis("poll", "critical", "--fast").exitCode());
        assertEquals(2, lab.jarvis("poll").exitCode());
        assertEquals(2, lab.jarvis().exitCode());
    }

    @Test
    void misspeltVariable_is2_andNamesTheRightOne() {
        refused(
                2,
                lab.jarvisWith(Map.of("JARVIS_CLUSTR", "x"), "status"),
                "jarvis: unknown variable JARVIS_CLUSTR: did you mean JARVIS_CLUSTER?");
    }

    @Test
    void missingToken_is2() {
        var ran = lab.jarvisWith(Map.of("PROXMOX_TOKEN_ID", "", "PROXMOX_TOKEN_SECRET", ""), "poll", "critical");
        assertEquals(2, ran.exitCode(), ran.err());
        assertTrue(
                ran.err().startsWith("jarvis: PROXMOX_NODES is set (4 hosts) but PROXMOX_TOKEN_ID is not"), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    @Test
    void missingNodes_is2() {
        refused(
                2,
                lab.jarvisWith(Map.of("PROXMOX_NODES", ""), "poll", "critical"),
                "jarvis: PROXMOX_NODES is not set: name the hosts of the cluster as host[:port],…");
    }

    @Test
    void takenTier_is3_andNamesItsHolder() throws Exception {
        var settings = Settings.of(Map.of("DB_PATH", lab.file().toString()), new Properties());
        try (var context = Launch.start(settings, Map.of());
                var _ = assertInstanceOf(
                        TierLock.Claim.Held.class,
                        context.getBean(TierLock.class).claim("critical"))) {
            var ran = lab.jarvis("poll", "critical");
            assertEquals(3, ran.exitCode(), ran.err());
            assertTrue(
                    ran.out()
                            .startsWith("critical: the critical tier is run by process "
                                    + ProcessHandle.current().pid() + " since "),
                    ran.out());
        }
        assertEquals(0, lab.jarvis("poll", "critical").exitCode());
    }

    @Test
    void folderThatCannotBeUsed_is4() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        var elsewhere = Map.of("DB_PATH", file.resolve("jarvis.db").toString());
        for (var command : new String[][] {{"poll", "critical"}, {"status"}, {"events"}}) {
            var ran = lab.jarvisWith(elsewhere, command);
            assertEquals(4, ran.exitCode(), ran.err());
            assertTrue(ran.err().startsWith("jarvis: the "), ran.err());
            assertTrue(ran.err().contains(file.toString()), ran.err());
            assertEquals(1, ran.err().lines().count(), ran.err());
        }
    }

    @Test
    void fileThatIsNoDatabase_is4() throws Exception {
        Files.writeString(lab.file(), "this is not a database\n".repeat(500));
        var ran = lab.jarvis("status");
        assertEquals(4, ran.exitCode());
        assertTrue(ran.err().startsWith("jarvis: database " + lab.file() + ": "), ran.err());
    }

    @Test
    void clusterThatDoesNotAnswer_is5() {
        lab.close();
        var ran = lab.jarvis("poll", "critical");
        assertEquals(5, ran.exitCode(), ran.err());
        assertTrue(ran.out().contains("cannot be reached"), ran.out());
    }

    @Test
    void wrongFingerprint_is5_andNamesBoth() {
        var pinned = "AA:".repeat(31) + "AA";
        var ran = lab.jarvisWith(
                Map.of("PROXMOX_FINGERPRINTS", "Home=" + pinned + ",pve=" + pinned + ",agent=" + pinned),
                "poll",
                "critical");
        assertEquals(5, ran.exitCode(), ran.err());
        assertTrue(ran.out().contains(pinned) && ran.out().contains("has SHA-256"), ran.out());
    }

    @Test
    void wrongToken_is5_andTheSecretIsNowhere() {
        var wrong = "00000000-0000-0000-0000-000000000000";
        var ran = lab.jarvisWith(Map.of("PROXMOX_TOKEN_SECRET", wrong), "poll", "critical");
        assertEquals(5, ran.exitCode(), ran.err());
        assertTrue(ran.out().contains("refused the API token"), ran.out());
        assertFalse((ran.out() + ran.err() + lab.events()).contains(wrong));
    }

    private static void refused(int exitCode, Lab.Ran ran, String said) {
        assertEquals(exitCode, ran.exitCode(), ran.err());
        assertEquals(said, ran.err().strip());
    }
}
