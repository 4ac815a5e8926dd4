package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.feed.Severity;
import dev.jarvis.functions.RunningServer.Answer;
import dev.jarvis.functions.describe.YamlTree;
import dev.jarvis.monitor.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds every call to the description of the API that the server itself serves, with requests made from it. */
class ApiFuzzTest {

    private static final int SHOWN = 6;

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";
    static long alert;
    static long incident;

    @BeforeAll
    static void start() {
        server =
                RunningServer.with(folder.resolve("jarvis.db"), Map.of("JARVIS_ACCESS_REQUESTS_PER_SECOND", "1000000"));
        token = server.token();
        server.seed().reading(Seed.smallCluster());
        server.seed().sample(Seed.smallCluster(), server.seed().now());
        incident = server.seed().openIncident("pve1");
        alert = server.seed().alert("disk full", Severity.WARNING, "pve1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyCall_keepsToItsDescription() {
        fuzz(40);
    }

    @Test
    @Tag("long")
    void everyCall_keepsToItsDescription_forLong() {
        fuzz(4_000);
    }

    private static void fuzz(int each) {
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
            seen.merge(answer.map(Answer::status).map(String::valueOf).orElse("closed"), 1, Integer::sum);
        }
        System.out.println("ApiFuzzTest: answers by status " + seen);
        assertEquals(List.of(), faults.stream().limit(SHOWN).toList(), () -> "seed " + seed + ": " + faults.size());
    }

    /** A server that refuses a body need not read it to its end: who still sends may find the connection closed. */
    private static Optional<Answer> sent(FuzzAttempt attempt) {
        try {
            return Optional.of(server.raw(attempt.bytes(server.port())));
        } catch (IOException closed) {
            if (attempt.kind().equals("huge")) {
                return Optional.empty();
            }
            throw new AssertionError(attempt.toString(), closed);
        }
    }

    /** What there is, by the call and the parameter that may name it. */
    private static Map<String, List<String>> known() {
        return Map.of(
                "node", List.of("pve1", "pve2"),
                "cluster", List.of("demo", "home"),
                "resource", List.of("node/pve1", "guest/100"),
                "password", List.of(RunningServer.PASSWORD),
                "/api/nodes/{name} name", List.of("pve1"),
                "/api/incidents/{id} id", List.of(Long.toString(incident)));
    }
}
