package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Test
    void defaults_areFourNodesAndTwentyFourGuests() throws Exception {
        try (Lab lab = Lab.open()) {
            List<Map<?, ?>> rows = lab.get("/cluster/resources").rows();
            assertEquals(4, count(rows, "node"));
            assertEquals(24, count(rows, "qemu") + count(rows, "lxc"));
            assertEquals(12, count(rows, "storage"));
            assertEquals(
                    2,
                    rows.stream()
                            .filter(row -> "stopped".equals(row.get("status")))
                            .count());
            assertEquals(
                    "127.0.0.11", lab.get("/cluster/status").row("name", "Home").get("ip"));
        }
    }

    @Test
    void sameSeedAndTime_showTheSame() throws Exception {
        try (Lab one = Lab.open();
                Lab two = Lab.open();
                Lab other = Lab.open(Lab.options().withSeed(2))) {
            String shown = one.get("/cluster/resources").body();
            assertEquals(shown, two.get("/cluster/resources").body());
            assertNotEquals(shown, other.get("/cluster/resources").body());
            assertEquals(one.simulator.tokenSecret(), two.simulator.tokenSecret());
            one.step(60);
            assertNotEquals(shown, one.get("/cluster/resources").body());
        }
    }

    @Test
    void manyNodesAndGuests_areShownInOneCall() throws Exception {
        try (Lab lab = Lab.open(Lab.options().withNodes(32).withGuests(2_000))) {
            List<Map<?, ?>> rows = lab.get("/cluster/resources").rows();
            assertEquals(32, count(rows, "node"));
            assertEquals(2_000, count(rows, "qemu") + count(rows, "lxc"));
            assertEquals(
                    2_000,
                    rows.stream()
                            .map(row -> row.get("name"))
                            .filter(Objects::nonNull)
                            .distinct()
                            .count());
        }
    }

    @Test
    void listsOfANode_holdItsGuestsAndStorages() throws Exception {
        try (Lab lab = Lab.open()) {
            int guests = lab.get("/nodes/pve/qemu").rows().size()
                    + lab.get("/nodes/pve/lxc").rows().size();
            assertEquals(6, guests);
            assertEquals(3, lab.get("/nodes/pve/storage").rows().size());
            assertEquals(1L, lab.get("/nodes/pve/storage").row("storage", "nas").get("shared"));
            assertTrue(lab.get("/nodes/pve/status").row().get("loadavg") instanceof List<?> loads
                    && loads.getFirst() instanceof String);
        }
    }

    @Test
    void memoryInTheConfiguration_isTextForMachinesAndANumberForContainers() throws Exception {
        try (Lab lab = Lab.open()) {
            Map<?, ?> machine = lab.get("/nodes/pve/qemu/101/config").row();
            assertEquals("8192", machine.get("memory"));
            assertEquals(1L, machine.get("onboot"));
            assertEquals("cloud", machine.get("tags"));
            assertEquals(4096L, lab.get("/nodes/pve/lxc/105/config").row().get("memory"));
        }
    }

    @Test
    void manyConnections_areServed() throws Exception {
        try (Lab lab = Lab.open()) {
            List<Thread> clients = IntStream.range(0, 40)
                    .mapToObj(number -> Thread.ofVirtual().start(() -> {
                        try {
                            lab.raw(
                                    "Home",
                                    "GET /api2/json/version HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                                            + lab.authorization() + "\r\n\r\n");
                        } catch (IOException failed) {
                            throw new AssertionError(failed);
                        }
                    }))
                    .toList();
            for (Thread client : clients) {
                client.join();
            }
            assertEquals(40L, lab.control("GET", "/calls", "").object().get("count"));
        }
    }

    private static long count(List<Map<?, ?>> rows, String type) {
        return rows.stream().filter(row -> type.equals(row.get("type"))).count();
    }
}
