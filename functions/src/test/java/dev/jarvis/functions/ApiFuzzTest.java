package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.Severity;
import dev.jarvis.functions.RunningServer.Answer;
import dev.jarvis.functions.describe.YamlTree;
import dev.jarvis.memory.ActionStore;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.ConversationStore;
import dev.jarvis.memory.Message;
import dev.jarvis.memory.NewAction;
import dev.jarvis.memory.NewMessage;
import dev.jarvis.memory.SnapshotStore;
import dev.jarvis.monitor.Seed;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds every call to the description of the API that the server itself serves, with requests made from it. */
class ApiFuzzTest {

    private static final String CLOSED = "closed";

    /** A request of this many bytes has arrived when it is refused; of a longer one the end may still be on its way. */
    private static final int ONE_PACKET = 1_400;

    private static final int SHOWN = 6;

    @TempDir
    Path folder;

    RunningServer server;
    String token = "";
    long alert;
    long incident;

    @BeforeEach
    void start() {
        server =
                RunningServer.with(folder.resolve("jarvis.db"), Map.of("JARVIS_ACCESS_REQUESTS_PER_SECOND", "1000000"));
        token = server.token();
        server.seed().reading(Seed.smallCluster());
        server.seed().sample(Seed.smallCluster(), server.seed().now());
        incident = server.seed().openIncident("pve1");
        alert = server.seed().alert("disk full", Severity.WARNING, "pve1");
        server.context().getBean(Transactions.class).run(this::remember);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyCall_keepsToItsDescription() {
        fuzz(25);
    }

    @Test
    @Tag("long")
    void everyCall_keepsToItsDescription_forLong() {
        fuzz(500);
    }

    private void remember(Connection connection) throws SQLException {
        var context = server.context();
        var now = server.seed().now();
        var cluster = context.getBean(ClusterIdentity.class).id();
        context.getBean(SnapshotStore.class).save(connection, cluster);
        var asked = NewMessage.of("a-session", now, Message.Role.USER, "how full is the disk?");
        var answered = new NewMessage(
                "a-session",
                now,
                Message.Role.ASSISTANT,
                "full",
                Optional.of("builtin"),
                Optional.of(7),
                Optional.of(JsonNode.createArrayNode(List.of(JsonNode.createStringNode("list_storages")))));
        context.getBean(ConversationStore.class).save(connection, asked);
        context.getBean(ConversationStore.class).save(connection, answered);
        context.getBean(ActionStore.class)
                .save(
                        connection,
                        new NewAction(
                                now,
                                cluster,
                                "NODE_DOWN:pve1",
                                incident,
                                "wake",
                                "NODE_DOWN",
                                "wake_node",
                                Optional.of("{}"),
                                AutonomyAction.Outcome.SUCCESS,
                                Optional.empty(),
                                Optional.empty(),
                                2,
                                Optional.of("pve1"),
                                1,
                                false,
                                false));
    }

    private void fuzz(int each) {
        long seed = new Random().nextLong();
        System.out.println("ApiFuzzTest: seed " + seed);
        var api = YamlTree.of(server.get("/openapi.yml").body());
        var calls = ApiCall.all(api);
        assertTrue(calls.size() >= 12, () -> "only " + calls);
        var fuzzer = new ApiFuzzer(server.port(), token, calls, new SchemaValues(new Random(seed), known()));
        var judge = new ApiJudge(api);
        for (var call : calls) {
            var attempt = fuzzer.plain(call);
            var answer = sent(attempt).orElseThrow();
            assertEquals(List.of(), judge.faults(attempt, answer));
            assertTrue(answer.status() < 300, () -> attempt + "\n" + answer.body());
        }
        var seen = new TreeMap<String, Integer>();
        var faults = new ArrayList<String>();
        for (var attempt : fuzzer.attempts(each)) {
            var answer = sent(attempt);
            answer.ifPresent(there -> faults.addAll(judge.faults(attempt, there)));
            seen.merge(answer.map(Answer::status).map(String::valueOf).orElse(CLOSED), 1, Integer::sum);
        }
        System.out.println("ApiFuzzTest: answers by status " + seen);
        assertTrue(seen.getOrDefault(CLOSED, 0) <= calls.size() * each / 20, () -> seen + " with seed " + seed);
        assertEquals(List.of(), faults.stream().limit(SHOWN).toList(), () -> "seed " + seed + ": " + faults.size());
    }

    /** A server that refuses a request need not read it to its end: who still sends may find the connection closed. */
    private Optional<Answer> sent(FuzzAttempt attempt) {
        var request = attempt.bytes(server.port());
        try {
            return Optional.of(server.raw(request));
        } catch (IOException closed) {
            if (request.length > ONE_PACKET) {
                return Optional.empty();
            }
            throw new AssertionError(attempt.toString(), closed);
        }
    }

    /** What there is, by the call and the parameter that may name it. */
    private Map<String, List<String>> known() {
        return Map.ofEntries(
                Map.entry("node", List.of("pve1", "pve2")),
                Map.entry("cluster", List.of("demo", "home")),
                Map.entry("resource", List.of("node/pve1", "guest/100")),
                Map.entry("q", List.of("disk", "dis", "disk full", "\"", "disk OR *")),
                Map.entry("before", List.of("1", "3w", "4b", "999999999999999999")),
                Map.entry("incidentKey", List.of("NODE_DOWN:pve1")),
                Map.entry("password", List.of(RunningServer.PASSWORD)),
                Map.entry("/api/nodes/{name} name", List.of("pve1")),
                Map.entry("/api/incidents/{id} id", List.of(Long.toString(incident))),
                Map.entry("/api/memory/events/{id}/resolve id", List.of(Long.toString(alert))),
                Map.entry("/api/memory/preferences/{key} key", List.of("quiet-hours")),
                Map.entry("/api/memory/sessions/{id} id", List.of("a-session")));
    }
}
