package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenario files of the project, and what is said about files that are wrong. */
class ScenarioFileTest {

    private static final Path FOLDER = Path.of("scenarios");
    private static final String NODES = "\"cluster\":\"c\",\"nodes\":[{\"name\":\"Home\"}]";

    @TempDir
    private Path folder;

    @Test
    void smallLab_isAsItIsWritten() throws Exception {
        try (Lab lab = Lab.open(scenario("small-lab.json"))) {
            NodeEndpoint alpha = lab.node("alpha");
            assertEquals("alpha", alpha.name());
            assertEquals(
                    "BC:24:11:00:00:01",
                    lab.get("alpha", "/nodes/alpha/config").row().get("wakeonlan"));
            assertEquals(
                    "192.168.7.12",
                    lab.get("alpha", "/cluster/status").row("name", "beta").get("ip"));
            assertEquals(
                    "stopped",
                    lab.get("alpha", "/cluster/resources").row("id", "qemu/111").get("status"));
            List<Map<?, ?>> backups = lab.get("alpha", "/nodes/alpha/storage/vault/content?vmid=100")
                    .rows();
            assertEquals(5, backups.size());
            assertEquals("pbs-vm", backups.getFirst().get("format"));
            assertTrue(backups.getFirst().get("verification") instanceof Map<?, ?>);
        }
    }

    @Test
    void guests_areKeptAndGuardedAsWritten() throws Exception {
        Path file = folder.resolve("kept.json");
        Files.writeString(
                file,
                "{" + NODES
                        + ",\"guests\":[{\"vmid\":100,\"name\":\"a\",\"type\":\"lxc\",\"node\":\"Home\",\"ha\":true},"
                        + "{\"vmid\":101,\"name\":\"b\",\"type\":\"qemu\",\"node\":\"Home\",\"running\":false,"
                        + "\"protection\":true}]}");
        try (Lab lab = Lab.open(Lab.options().withScenario(file))) {
            assertEquals(
                    "started", lab.get("/cluster/resources").row("vmid", 100L).get("hastate"));
            assertEquals(1L, lab.get("/nodes/Home/qemu/101/config").row().get("protection"));
            assertFalse(lab.get("/nodes/Home/lxc/100/config").row().containsKey("protection"));
            lab.call("DELETE", "/nodes/Home/qemu/101", "");
            lab.step(30);
            assertEquals(101L, lab.guestInTruth(101).get("vmid"));
        }
    }

    @Test
    void badNight_befallsInTime() throws Exception {
        try (Lab lab = Lab.open(scenario("a-bad-night.json"))) {
            assertEquals("ONLINE", pool(lab));
            lab.step(61);
            assertEquals("DEGRADED", pool(lab));
            lab.step(240);
            assertEquals(false, lab.guestInTruth(102).get("running"));
            lab.step(300);
            assertEquals(
                    "offline", lab.get("pve2", "/nodes").row("node", "pve1").get("status"));
            lab.step(900);
            assertEquals("online", lab.get("pve2", "/nodes").row("node", "pve1").get("status"));
            assertEquals(true, lab.guestInTruth(102).get("running"));
        }
    }

    @Test
    void flappingRack_befallsInTime() throws Exception {
        try (Lab lab = Lab.open(scenario("flapping-rack.json"))) {
            lab.step(31);
            assertEquals("offline", middle(lab));
            lab.step(15);
            assertEquals("online", middle(lab));
            lab.step(10);
            assertThrows(IOException.class, () -> lab.get("left", "/version"));
            lab.step(1_000);
            assertEquals("online", middle(lab));
            assertEquals(200, lab.get("left", "/version").status());
            assertEquals(List.of("cert-expiring"), active(lab));
        }
    }

    @Test
    void wrongFiles_areRefusedWithThePlaceTheValueAndTheLimit() throws Exception {
        refused("{", "not JSON", "line: 1");
        refused("[]", "scenario must be an object");
        refused("{\"cluster\":\"c\"}", "nodes must be 1..64 nodes, was 0");
        refused("{" + NODES + ",\"gusts\":[]}", "scenario.gusts is not a field");
        refused(
                "{\"cluster\":\"c\",\"nodes\":[{\"name\":\"a\",\"cpus\":0}]}",
                "nodes[0].cpus must be a whole number 1..1024, was 0");
        refused(
                "{" + NODES + ",\"guests\":[{\"vmid\":7,\"name\":\"x\",\"type\":\"lxc\",\"node\":\"Home\"}]}",
                "guests[0].vmid must be a whole number 100..999999999, was 7");
        refused(
                "{" + NODES + ",\"guests\":[{\"vmid\":100,\"name\":\"x\",\"type\":\"lxc\",\"node\":\"b\"}]}",
                "guests[0].node must be one of Home, was \"b\"");
        refused("{" + NODES + ",\"faults\":[{\"at\":\"soon\",\"kind\":\"x\"}]}", "faults[0].at must be a span of time");
        refused("{" + NODES + ",\"faults\":[{\"at\":\"1s\",\"kind\":\"x\"}]}", "must be one of the kinds", "was 'x'");
        IOException missing = assertThrows(
                IOException.class, () -> Simulator.start(Lab.options().withScenario(folder.resolve("none.json"))));
        assertTrue(String.valueOf(missing.getMessage()).startsWith("cannot read the scenario"), missing.toString());
    }

    private void refused(String text, String... wanted) throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.json"), text);
        IOException refused = assertThrows(
                IOException.class, () -> Simulator.start(Lab.options().withScenario(file)));
        for (String part : wanted) {
            assertTrue(String.valueOf(refused.getMessage()).contains(part), refused.toString());
        }
    }

    private static SimulatorOptions scenario(String name) {
        return Lab.options().withScenario(FOLDER.resolve(name));
    }

    private static String pool(Lab lab) throws Exception {
        return String.valueOf(
                lab.get("pve2", "/nodes/pve2/disks/zfs").rows().getFirst().get("health"));
    }

    private static String middle(Lab lab) throws Exception {
        return String.valueOf(lab.get("right", "/nodes").row("node", "middle").get("status"));
    }

    private static List<Object> active(Lab lab) throws Exception {
        return Reply.maps(lab.control("GET", "/faults", "").json()).stream()
                .<Object>map(fault -> fault.get("kind"))
                .toList();
    }
}
