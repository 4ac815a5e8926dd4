package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two simulators with the same seed and the same steps are the same, whatever the wall clock does. */
class LockStepTest {

    private static final List<String> PATHS = List.of(
            "/cluster/resources",
            "/cluster/tasks",
            "/cluster/backup",
            "/cluster/metrics/export",
            "/nodes",
            "/nodes/pve/status",
            "/nodes/pve/rrddata?timeframe=hour",
            "/nodes/pve/storage",
            "/nodes/pve/storage/nas/content",
            "/nodes/pve/disks/list",
            "/nodes/pve/disks/smart?disk=/dev/sda",
            "/nodes/pve/replication",
            "/nodes/pve/syslog?limit=5000",
            "/nodes/pve/time",
            "/nodes/pve/tasks?source=all");

    @TempDir
    private Path certificates;

    @Test
    void sameSeedAndSteps_giveTheSameTruthAndAnswers() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong(1, 1_000_000);
        System.out.println("LockStepTest seed " + seed);
        List<String> first = run(seed);
        assertEquals(first, run(seed));
        assertNotEquals(first, run(seed + 1));
    }

    @Test
    void commandLine_stopsTheClock() {
        Arguments read = Arguments.read(List.of("--clock", "stepped:2026-03-01T12:00:00Z", "--boot-seconds", "7"));
        assertTrue(read instanceof Arguments.Start(SimulatorOptions options)
                && options.time().instant().equals(Lab.START)
                && options.bootTakes().toSeconds() == 7);
        assertTrue(Arguments.read(List.of("--clock", "lazy")) instanceof Arguments.Wrong);
        assertTrue(Arguments.read(List.of("--clock", "stepped:noon")) instanceof Arguments.Wrong);
        assertTrue(Arguments.read(List.of("--boot-seconds", "0")) instanceof Arguments.Wrong);
    }

    private List<String> run(long seed) throws Exception {
        List<String> seen = new ArrayList<>();
        try (Lab lab = Lab.open(Lab.options().withSeed(seed).withCertificates(certificates))) {
            lab.fault("{\"kind\":\"node-flap\",\"node\":\"agent\",\"downSeconds\":7,\"upSeconds\":11}");
            lab.fault("{\"kind\":\"disk-failing\",\"node\":\"pve\"}");
            lab.fault("{\"kind\":\"storage-fill\",\"storage\":\"nas\",\"percent\":90,\"overSeconds\":4000}");
            lab.post("/nodes/pve/vzdump", "vmid=101&storage=nas");
            for (double step : new double[] {0.5, 30, 600, 86_400}) {
                lab.step(step);
                for (String path : PATHS) {
                    seen.add(lab.get(path).body());
                }
                seen.add(lab.control("GET", "/truth", "").body());
            }
        }
        return seen;
    }
}
