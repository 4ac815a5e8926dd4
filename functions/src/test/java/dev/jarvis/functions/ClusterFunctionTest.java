package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.monitor.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFunctionTest {

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
        Expect.problem(server.get("/api/cluster/status", token), 503, "no_reading_yet");
        Expect.problem(server.get("/api/cluster/resources", token), 503, "no_reading_yet");
        Expect.problem(server.get("/api/nodes", token), 503, "no_reading_yet");
        server.seed().reading(Seed.smallCluster());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void status_hasTheShapeOfTheProtocol() {
        server.seed().reading(Seed.smallCluster());
        var answer = server.get("/api/cluster/status", token);
        assertEquals(200, answer.status());
        assertEquals("demo", answer.text("cluster"));
        assertEquals("homelab", answer.text("name"));
        assertEquals("nominal", answer.text("status"));
        assertEquals("false", answer.text("stale"));
        assertEquals("true", answer.text("quorate"));
        assertEquals("true", answer.text("demo"));
        assertEquals("10", answer.text("intervalSeconds").replace(".0", ""));
        assertTrue(answer.text("asOf").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));
        assertEquals(List.of("pve1", "pve2"), answer.column("nodes", "name"));
        assertEquals(List.of("100", "101", "200"), answer.column("guests", "vmid"));
        assertEquals(List.of("qemu", "qemu", "qemu"), answer.column("guests", "type"));
        assertEquals(List.of("local", "local", "tank"), answer.column("storages", "storage"));
        var fields = new TreeSet<String>();
        var first = answer.rows("nodes").getFirst();
        first.entries().forEach(entry -> fields.add(entry.getKey()));
        assertEquals(
                new TreeSet<>(List.of(
                        "name",
                        "status",
                        "address",
                        "cpuFraction",
                        "cpus",
                        "memoryUsedBytes",
                        "memoryBytes",
                        "diskUsedBytes",
                        "diskBytes",
                        "startedAt",
                        "networkInBytesPerSecond",
                        "networkOutBytesPerSecond")),
                fields);
    }

    @Test
    void status_isNotSentAgainToWhoHasIt() {
        server.seed().reading(Seed.smallCluster());
        var first = server.get("/api/cluster/status", token);
        var tag = first.header("ETag");
        var again = server.send(server.to("/api/cluster/status")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag));
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(tag, again.header("ETag"));

        server.clock().advance(Duration.ofSeconds(10));
        server.seed().reading(Seed.smallCluster());
        var changed = server.send(server.to("/api/cluster/status")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", tag));
        assertEquals(200, changed.status(), "it was read again: its time is new, though nothing else is");
        assertNotEquals(first.text("asOf"), changed.text("asOf"));
        assertNotEquals(tag, changed.header("ETag"));
    }

    @Test
    void status_isStaleAfterThreeIntervals() {
        server.seed().reading(Seed.smallCluster());
        var fresh = server.get("/api/cluster/status", token);
        server.clock().advance(Duration.ofSeconds(31));
        var stale = server.send(server.to("/api/cluster/status")
                .header("Authorization", "Bearer " + token)
                .header("If-None-Match", fresh.header("ETag")));
        assertEquals(200, stale.status());
        assertEquals("true", stale.text("stale"));
        assertEquals("unknown", stale.text("status"));
    }

    @Test
    void otherCluster_is404() {
        Expect.problem(server.get("/api/cluster/status?cluster=mars", token), 404, "unknown_cluster");
    }

    @Test
    void resources_areOnlyWhatWasAskedFor() {
        var nodes = server.get("/api/cluster/resources?kind=node", token);
        assertEquals(List.of("pve1", "pve2"), nodes.column("nodes", "name"));
        assertEquals(List.of(), nodes.column("guests", "vmid"));
        var guests = server.get("/api/cluster/resources?kind=guest&node=pve1", token);
        assertEquals(List.of("100", "101"), guests.column("guests", "vmid"));
        assertEquals(List.of(), guests.column("nodes", "name"));
        var storages = server.get("/api/cluster/resources?kind=storage&node=pve2", token);
        assertEquals(List.of("local", "tank"), storages.column("storages", "storage"));
        var all = server.get("/api/cluster/resources", token);
        assertEquals(3, all.column("guests", "vmid").size());
    }

    @Test
    void unknownKind_saysWhichThereAre() {
        var answer = server.get("/api/cluster/resources?kind=moon", token);
        Expect.problem(answer, 400, "bad_parameter");
        assertTrue(answer.text("detail").contains("node, guest, storage"), answer.body());
    }

    @Test
    void unknownNode_saysWhichThereAre() {
        for (var path : List.of("/api/cluster/resources?node=pve9", "/api/nodes/pve9")) {
            var answer = server.get(path, token);
            Expect.problem(answer, 404, "unknown_node");
            assertTrue(answer.text("detail").contains("pve1, pve2"), answer.body());
        }
    }

    @Test
    void node_comesWithAllThatIsOnIt() {
        long incident = server.seed().openIncident("pve2");
        var answer = server.get("/api/nodes/pve2", token);
        assertEquals("pve2", answer.text("node.name"));
        assertEquals(List.of("200"), answer.column("guests", "vmid"));
        assertEquals(List.of("local", "tank"), answer.column("storages", "storage"));
        assertEquals(List.of(Long.toString(incident)), answer.column("incidents", "id"));
        server.seed().resolveIncident(incident);
        assertEquals(List.of(), server.get("/api/nodes/pve2", token).column("incidents", "id"));
    }
}
