package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.Transactions;
import dev.jarvis.memory.ConversationStore;
import dev.jarvis.memory.Message;
import dev.jarvis.memory.NewMessage;
import dev.jarvis.memory.SnapshotStore;
import dev.jarvis.monitor.Seed;
import dev.jarvis.settings.ClusterIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations, and how the cluster was. */
class RememberedTest {

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";
    static Instant snapshotAt = Instant.EPOCH;

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
        say("first", Message.Role.USER, "how full is the disk?");
        say("first", Message.Role.ASSISTANT, "half");
        say("second", Message.Role.USER, "and now?");
        server.seed().reading(Seed.smallCluster());
        snapshotAt = server.seed().now();
        transactions()
                .write(connection -> server.context()
                        .getBean(SnapshotStore.class)
                        .save(
                                connection,
                                server.context().getBean(ClusterIdentity.class).id()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sessions_comeWithTheLastOneFirst() {
        var answer = server.get("/api/memory/sessions", token);
        assertEquals(List.of("second", "first"), answer.column("sessions", "session"));
        assertEquals(List.of("and now?", "how full is the disk?"), answer.column("sessions", "firstWords"));
        assertEquals(List.of("1", "2"), answer.column("sessions", "messages"));
        assertEquals(
                List.of("second"),
                server.get("/api/memory/sessions?limit=1", token).column("sessions", "session"));
    }

    @Test
    void session_isTheWholeConversation() {
        var answer = server.get("/api/memory/sessions/first", token);
        assertEquals("first", answer.text("session"));
        assertEquals(List.of("user", "assistant"), answer.column("messages", "role"));
        assertEquals(List.of("how full is the disk?", "half"), answer.column("messages", "content"));
    }

    @Test
    void unknownSession_is404() {
        Expect.problem(server.get("/api/memory/sessions/none", token), 404, "unknown_session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "x", "1.5"})
    void senselessLimit_saysItsBounds(String limit) {
        var answer = server.get("/api/memory/sessions?limit=" + limit, token);
        Expect.problem(answer, 400, "bad_parameter");
        assertEquals("limit must be a whole number 1..100, was \"" + limit + "\"", answer.text("detail"));
    }

    @Test
    void history_isTheStateOfTheTime() {
        for (var query : List.of("", "?at=" + server.seed().now().plus(Duration.ofHours(1)))) {
            var answer = server.get("/api/cluster/history" + query, token);
            assertEquals(200, answer.status(), answer.body());
            assertEquals("homelab", answer.text("name"));
            assertEquals(List.of("pve1", "pve2"), answer.column("nodes", "name"));
            assertEquals(List.of("100", "101", "200"), answer.column("guests", "vmid"));
            assertTrue(!Instant.parse(answer.text("asOf")).isAfter(snapshotAt.plusSeconds(60)), answer.body());
        }
    }

    @Test
    void timeThatNothingIsRememberedOf_is404() {
        var answer = server.get("/api/cluster/history?at=2001-01-01T00:00:00Z", token);
        Expect.problem(answer, 404, "unknown_time");
        assertTrue(answer.text("detail").contains("2001-01-01T00:00:00Z"), answer.body());
        Expect.problem(server.get("/api/cluster/history?cluster=mars", token), 404, "unknown_time");
        Expect.problem(server.get("/api/cluster/history?at=yesterday", token), 400, "bad_parameter");
    }

    @Test
    void reach_isFromTheFirstStateThatIsKept() {
        var answer = server.get("/api/cluster/history/reach", token);
        var since = Instant.parse(answer.text("since"));
        assertEquals(200, server.get("/api/cluster/history?at=" + since, token).status());
        Expect.problem(server.get("/api/cluster/history?at=" + since.minusMillis(1), token), 404, "unknown_time");
        var elsewhere = server.get("/api/cluster/history/reach?cluster=mars", token);
        assertEquals(200, elsewhere.status());
        assertEquals("{}", elsewhere.body());
    }

    private static void say(String session, Message.Role role, String words) {
        transactions()
                .write(connection -> server.context()
                        .getBean(ConversationStore.class)
                        .save(connection, NewMessage.of(session, server.seed().now(), role, words)));
    }

    private static Transactions transactions() {
        return server.context().getBean(Transactions.class);
    }
}
