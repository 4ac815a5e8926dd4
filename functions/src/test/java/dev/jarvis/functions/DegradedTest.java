package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DegradedTest {

    @TempDir
    Path folder;

    @Test
    void unusableDatabase_isSaidPlainly_andRecoversWithoutARestart() throws IOException, InterruptedException {
        var inTheWay = Files.writeString(folder.resolve("data"), "a file where the folder should be");
        try (var server = RunningServer.with(inTheWay.resolve("jarvis.db"), Map.of())) {
            var token = Jwt.hs256(RunningServer.SECRET, Jwt.claims(Instant.now().plusSeconds(600), 1));
            var health = server.get("/api/health");
            assertEquals(200, health.status());
            assertEquals("degraded", health.text("status"));
            assertEquals(2, health.json().size(), health.body());

            for (var path : new String[] {
                "/api/cluster/status",
                "/api/memory/events",
                "/api/memory/preferences",
                "/api/memory/sessions",
                "/api/memory/context",
                "/api/auth/me",
                "/api/health"
            }) {
                var answer = server.get(path, token);
                Expect.problem(answer, 503, "database_unavailable");
                assertTrue(answer.text("detail").contains("folder " + inTheWay), answer.body());
                assertEquals("true", answer.text("retryable"));
            }
            Expect.problem(server.login(RunningServer.PASSWORD), 503, "database_unavailable");
            assertEquals(
                    404,
                    server.send(server.to("/").header("Cookie", "jarvis_session=" + token))
                            .status());

            var ready = new CountDownLatch(1);
            var _ = server.context().getBean(FirstUse.class).begin(_ -> ready.countDown());
            Files.delete(inTheWay);
            Expect.problem(server.get("/api/cluster/status", token), 503, "no_reading_yet");
            assertTrue(server.login(RunningServer.PASSWORD).status() != 500);
            assertTrue(ready.await(20, TimeUnit.SECONDS), "did not recover");
            assertEquals(200, server.login(RunningServer.PASSWORD).status());
            assertEquals(200, server.get("/api/memory/preferences", token).status());
        }
    }
}
