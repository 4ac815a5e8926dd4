package dev.jarvis.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunningTest {

    @Test
    void lastWords_areHeardAlsoOfAProcessThatHasEnded() throws Exception {
        try (var shell = shell("echo first; echo last 7")) {
            shell.awaitEnd();
            assertEquals("7", shell.says("last (\\d)").group(1));
            assertThrows(CannotMeasure.class, () -> shell.says("never"));
        }
    }

    @Test
    void failure_isToldWithWhatWasSaid() throws Exception {
        try (var shell = shell("echo why >&2; exit 3")) {
            shell.says("why");
            var told = String.valueOf(
                    assertThrows(CannotMeasure.class, shell::awaitEnd).getMessage());
            assertTrue(told.contains("ended with 3 and said:\nwhy"), told);
        }
    }

    @Test
    void end_isNoticedWhileWaiting() throws Exception {
        try (var shell = shell("exit 0")) {
            assertThrows(CannotMeasure.class, () -> shell.keepsRunning(Duration.ofMinutes(1)));
        }
    }

    @Test
    void close_endsAlsoWhatItStarted() throws Exception {
        ProcessHandle child;
        try (var shell = shell("sleep 600 & echo child $!; wait")) {
            child = ProcessHandle.of(Long.parseLong(shell.says("child (\\d+)").group(1)))
                    .orElseThrow();
            assertFalse(Usage.hasEnded(child.pid()));
            assertTrue(shell.pids().containsAll(List.of(shell.pid(), child.pid())));
        }
        assertTrue(Usage.hasEnded(child.pid()));
    }

    @Test
    void environment_hasNoOtherSettingsThanThoseGiven() throws Exception {
        try (var shell = Running.start(List.of("env"), Map.of("PORT", "0", "AOT", "off"))) {
            shell.awaitEnd();
            shell.says("PORT=0");
            shell.says("AOT=off");
            shell.says("JARVIS_SETTINGS=none");
            assertThrows(
                    CannotMeasure.class, () -> shell.says("(JARVIS_(?!SETTINGS=none)|PROXMOX_|SSH_|WOL_|NODE_MACS)"));
        }
    }

    private static Running shell(String script) throws Exception {
        return Running.start(List.of("sh", "-c", script), Map.of());
    }
}
