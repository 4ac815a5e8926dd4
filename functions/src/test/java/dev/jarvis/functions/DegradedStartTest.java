package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DamagedPages;
import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.SmallDisk;
import dev.jarvis.database.Stranger;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.monitor.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server starts, whatever is the matter with its database: it says what in plain words, changes nothing, and works as
 * soon as the cause is gone.
 */
class DegradedStartTest {

    private final Path folder;
    private final Path file;

    DegradedStartTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("jarvis.db");
    }

    @Test
    void databaseHeldByAnotherProgram() throws Exception {
        TestDatabase.in(folder).close();
        try (var stranger = new OtherProcess(Stranger.class, file.toString(), "EXCLUSIVE")) {
            assertEquals("holding", stranger.line());
            try (var server = RunningServer.in(folder)) {
                assertUnusable(server, "another program has locked it and did not let go within 5 s");
                stranger.kill();
                assertRecovers(server);
            }
        }
    }

    @Test
    void newerSchema() throws Exception {
        TestDatabase.in(folder).close();
        change("""
                INSERT INTO flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (1000, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 0, '', 0, 1)
                """);
        var before = Files.readAllBytes(file);
        try (var server = RunningServer.in(folder)) {
            assertUnusable(server, "the database has schema 999, this version of JARVIS knows schemas up to ");
            assertTrue(Arrays.equals(before, Files.readAllBytes(file)), "nothing is overwritten");
            change("DELETE FROM flyway_schema_history WHERE version = '999'");
            assertRecovers(server);
        }
    }

    @Test
    void fileThatIsNoDatabase() throws Exception {
        var text = "this is not a database\n".repeat(500);
        Files.writeString(file, text);
        try (var server = RunningServer.in(folder)) {
            assertUnusable(server, "this is no SQLite database, and it is left as it is");
            assertEquals(text, Files.readString(file), "nothing is overwritten");
            Files.move(file, folder.resolve("aside"));
            assertRecovers(server);
        }
    }

    @Test
    void damagedDatabase() throws Exception {
        TestDatabase.in(folder).close();
        var sound = Files.readAllBytes(file);
        var damaged = sound.clone();
        Arrays.fill(damaged, 4_096, damaged.length, (byte) 0x5a);
        Files.write(file, damaged);
        try (var server = RunningServer.in(folder)) {
            assertUnusable(server, "it is damaged: jarvis db check says where");
            assertTrue(Arrays.equals(damaged, Files.readAllBytes(file)), "nothing is overwritten");
            Files.write(folder.resolve("copy"), sound);
            Files.deleteIfExists(folder.resolve("jarvis.db-wal"));
            Files.deleteIfExists(folder.resolve("jarvis.db-shm"));
            Files.move(folder.resolve("copy"), file, StandardCopyOption.REPLACE_EXISTING);
            assertRecovers(server);
        }
    }

    @Test
    void folderThatIsMountedReadOnly(@TempDir Path mounted) throws Exception {
        try (var disk = SmallDisk.on(mounted, 32)) {
            TestDatabase.in(mounted).close();
            disk.readOnly(true);
            try (var server = RunningServer.in(mounted)) {
                assertUnusable(server, "the disk of " + mounted + " is mounted read-only");
                disk.readOnly(false);
                assertRecovers(server);
            }
        }
    }

    /** There is no room to make the database. */
    @Test
    void diskThatIsFull(@TempDir Path mounted) throws Exception {
        try (var disk = SmallDisk.on(mounted, 32)) {
            disk.fill();
            try (var server = RunningServer.in(mounted)) {
                assertUnusable(server, "its disk is full (");
                disk.makeRoom();
                assertRecovers(server);
            }
        }
    }

    /** What is there can be read; what cannot be written is said. */
    @Test
    void diskThatFillsUp_isSaidInHealth_andWhatIsThereCanBeRead(@TempDir Path mounted) throws Exception {
        try (var disk = SmallDisk.on(mounted, 32);
                var server = RunningServer.in(mounted)) {
            var token = server.token();
            server.seed().reading(Seed.smallCluster());
            assertEquals("ok", server.get("/api/health", token).text("database.status"));

            disk.fill();
            var health = server.get("/api/health", token);
            assertEquals("degraded", health.text("status"));
            assertEquals("degraded", health.text("database.status"));
            assertTrue(health.text("database.detail").contains("its disk is full: "), health.body());
            assertTrue(health.text("database.detail").contains(" free, at least 8.0 MB are needed"), health.body());
            assertEquals(200, server.get("/api/cluster/status", token).status());

            disk.makeRoom();
            assertEquals("ok", server.get("/api/health").text("status"));
        }
    }

    /** Reading goes on beside a stranger who only keeps others from writing. */
    @Test
    void writingThatIsHeldUp_isSaidInHealth_untilItWorksAgain() throws Exception {
        try (var server = RunningServer.in(folder)) {
            var token = server.token();
            server.seed().reading(Seed.smallCluster());
            try (var stranger = new OtherProcess(Stranger.class, file.toString(), "WRITING")) {
                assertEquals("holding", stranger.line());
                Expect.problem(server.login("wrong"), 503, "database_unavailable");
                var health = server.get("/api/health", token);
                assertEquals("degraded", health.text("database.status"));
                assertTrue(health.text("database.detail").contains("another program has locked it"), health.body());
                assertEquals(200, server.get("/api/cluster/status", token).status());
            }
            // Not tried again for everyone who asks.
            assertEquals("degraded", server.get("/api/health").text("status"));
            server.clock().advance(Duration.ofSeconds(5));
            assertEquals("ok", server.get("/api/health", token).text("database.status"));
        }
    }

    /** What health itself reads is sound. */
    @Test
    void damageThatARequestMeets_staysSaidInHealth() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            database.execute("""
                    INSERT INTO events (uid, timestamp, cluster, type, severity, source, title, message, summary)
                    WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 200)
                    SELECT 'u' || n, '2026-01-26T13:00:57.123Z', 'demo', 'status', 'info', 'monitor', 't',
                           hex(randomblob(700)), 's' FROM numbers
                    """);
        }
        DamagedPages.of("events", file);
        try (var server = RunningServer.in(folder)) {
            var token = server.token();
            for (int time = 0; time < 2; time++) {
                Expect.problem(server.get("/api/memory/events", token), 503, "database_unavailable");
                assertEquals("degraded", server.get("/api/health").text("status"));
                var health = server.get("/api/health", token);
                assertEquals("degraded", health.text("database.status"));
                assertTrue(health.text("database.detail").contains("it is damaged: jarvis db check"), health.body());
            }
        }
    }

    private void change(String sql) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertUnusable(RunningServer server, String words) {
        var health = server.get("/api/health");
        assertEquals(200, health.status());
        assertEquals("degraded", health.text("status"));
        var token = Jwt.hs256(RunningServer.SECRET, Jwt.claims(Instant.now().plusSeconds(600), 1));
        for (var path : new String[] {"/api/cluster/status", "/api/health"}) {
            var answer = server.get(path, token);
            Expect.problem(answer, 503, "database_unavailable");
            assertTrue(answer.text("detail").contains(words), answer.body());
            assertEquals("true", answer.text("retryable"));
        }
    }

    private static void assertRecovers(RunningServer server) throws InterruptedException, IOException {
        var ready = new CountDownLatch(1);
        var outcome = server.context().getBean(FirstUse.class).begin(_ -> ready.countDown());
        assertTrue(
                outcome instanceof FirstUse.Outcome.Ready || ready.await(30, TimeUnit.SECONDS), "it did not recover");
        assertEquals(200, server.login(RunningServer.PASSWORD).status());
        Expect.problem(server.get("/api/cluster/status", server.token()), 503, "no_reading_yet");
    }
}
