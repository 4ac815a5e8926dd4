package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.monitor.Seed;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsFunctionTest {

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
        for (int minutes : new int[] {90, 20, 10}) {
            server.seed().sample(Seed.smallCluster(), server.seed().now().minus(minutes, ChronoUnit.MINUTES));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void metrics_areTheLastHourUnlessAskedOtherwise() {
        var answer = server.get("/api/metrics", token);
        assertEquals(2, answer.rows("times").size());
        assertEquals("[0.25,0.25]", answer.text("series.node/pve1.cpu").replace(" ", ""));
        var longer = server.get(
                "/api/metrics?resource=guest/100&from=" + server.seed().now().minus(2, ChronoUnit.HOURS), token);
        assertEquals(3, longer.rows("times").size());
        assertEquals("", longer.text("series.node/pve1.cpu"));
        assertEquals("[0.5,0.5,0.5]", longer.text("series.guest/100.memory").replace(" ", ""));
    }

    @Test
    void severalResources_areAnsweredTogether() {
        var answer = server.get("/api/metrics?resource=guest/100&resource=node/pve1", token);
        assertEquals("[0.25,0.25]", answer.text("series.node/pve1.cpu").replace(" ", ""));
        assertEquals("[0.5,0.5]", answer.text("series.guest/100.memory").replace(" ", ""));
    }

    @Test
    void everything_isAnsweredForThreeHours_andNotForMore() {
        assertEquals(
                200,
                server.get("/api/metrics?from=2026-01-01T00:00:00Z&to=2026-01-01T03:00:00Z", token)
                        .status());
        var refused = server.get("/api/metrics?from=2026-01-01T00:00:00Z&to=2026-01-01T03:00:01Z", token);
        Expect.problem(refused, 400, "bad_parameter");
        assertEquals(
                "resource must be named for more than 3 h, were 2026-01-01T00:00:00Z to 2026-01-01T03:00:01Z",
                refused.text("detail"));
    }

    @Test
    void nameWithQuotes_isNotThere() {
        assertEquals("{}", server.get("/api/metrics?resource=%22x%5C", token).text("series"));
    }

    @Test
    void unknownResource_hasNoSeries() {
        assertEquals("{}", server.get("/api/metrics?resource=guest/7", token).text("series"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=x",
                "?to=x",
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "?to=-1000000000-01-01T00:00:00Z",
                "?from=%2B1000000000-12-31T23:59:59.999999999Z",
                "?to=0000-01-01T00:00:00Z"
            })
    void senselessTimes_areRefused(String query) {
        Expect.problem(server.get("/api/metrics" + query, token), 400, "bad_parameter");
    }
}
