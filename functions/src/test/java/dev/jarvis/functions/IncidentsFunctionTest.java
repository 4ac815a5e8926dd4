package dev.jarvis.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentsFunctionTest {

    @TempDir
    static Path folder;

    static RunningServer server;
    static String token = "";
    static long ended;
    static long lasting;

    @BeforeAll
    static void start() {
        server = RunningServer.in(folder);
        token = server.token();
        ended = server.seed().openIncident("pve1");
        server.seed().resolveIncident(ended);
        lasting = server.seed().openIncident("pve2");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void incidents_areTheOpenOnesUnlessAskedOtherwise() {
        assertEquals(List.of(lasting + ""), ids(""));
        assertEquals(List.of(lasting + ""), ids("?state=open"));
        assertEquals(List.of(ended + ""), ids("?state=resolved"));
        assertEquals(List.of(lasting + "", ended + ""), ids("?state=all"));
        assertEquals(List.of(), ids("?cluster=mars"));
    }

    @Test
    void unknownState_isRefused() {
        Expect.problem(server.get("/api/incidents?state=x", token), 400, "bad_parameter");
    }

    @Test
    void incident_comesWithItsTrail() {
        var answer = server.get("/api/incidents/" + ended, token);
        assertEquals("resolved", answer.text("incident.state"));
        assertEquals("NODE_DOWN:pve1", answer.text("incident.key"));
        assertEquals("2", answer.text("incident.evidence.readings"));
        assertEquals(List.of("pve1 does not answer"), answer.column("events", "title"));
        assertEquals(List.of("true"), answer.column("events", "resolved"));
    }

    @Test
    void unknownIncident_is404() {
        Expect.problem(server.get("/api/incidents/999", token), 404, "unknown_incident");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1.0", "99999999999999999999", "%20", "%2e%2e", "%00"})
    void senselessId_isRefused(String id) {
        Expect.problem(server.get("/api/incidents/" + id, token), 400, "bad_parameter");
    }

    private static List<String> ids(String query) {
        return server.get("/api/incidents" + query, token).column("incidents", "id");
    }
}
