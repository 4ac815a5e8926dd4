package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jarvis.monitor.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthFunctionTest {

    @TempDir
    Path folder;

    @Test
    void health_isShortForStrangersAndLongForALogin() {
        try (var server = RunningServer.in(folder)) {
            var token = server.token();
            var never = server.get("/api/health");
            assertEquals(200, never.status());
            assertEquals("degraded", never.text("status"));
            assertFalse(never.text("version").isEmpty());
            assertEquals(2, never.json().size());

            server.seed().reading(Seed.smallCluster());
            assertEquals("ok", server.get("/api/health").text("status"));
            var full = server.get("/api/health", token);
            assertEquals("ok", full.text("database.status"));
            assertEquals("demo", full.text("cluster.id"));
            assertEquals("homelab", full.text("cluster.name"));
            assertEquals("true", full.text("cluster.demo"));
            assertEquals(List.of("critical", "important", "routine", "background"), full.column("tiers", "tier"));
            assertEquals(List.of("done", "done", "done", "done"), full.column("tiers", "outcome"));
            assertEquals(List.of("false", "false", "false", "false"), full.column("tiers", "late"));

            server.clock().advance(Duration.ofSeconds(31));
            assertEquals("degraded", server.get("/api/health").text("status"));
            assertEquals(
                    List.of("true", "false", "false", "false"),
                    server.get("/api/health", token).column("tiers", "late"));
        }
    }
}
