package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlTest {

    @Test
    void clock_stepsByWhatIsAsked() throws Exception {
        try (Lab lab = Lab.open()) {
            Reply reply = lab.control("POST", "/clock", "{\"advanceSeconds\":30}");
            assertEquals("2026-03-01T12:00:30Z", reply.object().get("now"));
            assertEquals(30.0, lab.control("GET", "/clock", "").object().get("aheadSeconds"));
            assertEquals(
                    400,
                    lab.control("POST", "/clock", "{\"advanceSeconds\":-1}").status());
            assertEquals(400, lab.control("POST", "/clock", "{}").status());
        }
    }

    @Test
    void calls_areListedUntilTheyAreCleared() throws Exception {
        try (Lab lab = Lab.open()) {
            lab.get("pve", "/cluster/resources?type=vm");
            lab.get("/nodes/nope/status");
            Map<?, ?> page = lab.control("GET", "/calls", "").object();
            assertEquals(2L, page.get("count"));
            List<Map<?, ?>> calls = Reply.maps(Reply.field(page, "calls"));
            assertEquals(
                    Map.of(
                            "time", "2026-03-01T12:00:00Z",
                            "node", "pve",
                            "method", "GET",
                            "path", "/cluster/resources?type=vm",
                            "status", 200L),
                    calls.getFirst());
            assertEquals(500L, calls.getLast().get("status"));
            lab.control("DELETE", "/calls", "");
            assertEquals(0L, lab.control("GET", "/calls", "").object().get("count"));
        }
    }

    @Test
    void truth_namesEverything() throws Exception {
        try (Lab lab = Lab.open()) {
            Map<?, ?> truth = lab.control("GET", "/truth", "").object();
            assertEquals(4, Reply.maps(Reply.field(truth, "nodes")).size());
            assertEquals(24, Reply.maps(Reply.field(truth, "guests")).size());
            assertEquals(
                    true,
                    Reply.find(Reply.maps(Reply.field(truth, "nodes")), "name", "Home")
                            .get("up"));
        }
    }

    @Test
    void webPages_mayNotOrderFaults() throws Exception {
        try (Lab lab = Lab.open();
                HttpClient browser = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + lab.simulator.controlPort() + "/faults"))
                    .header("Origin", "http://elsewhere.example")
                    .POST(BodyPublishers.ofString("{\"kind\":\"node-down\",\"node\":\"pve\"}"))
                    .build();
            assertEquals(403, browser.send(request, BodyHandlers.discarding()).statusCode());
            assertEquals(200, lab.get("/nodes/pve/status").status());
        }
    }

    @Test
    void unknownPathsAndMethods_areRefused() throws Exception {
        try (Lab lab = Lab.open()) {
            assertEquals(404, lab.control("GET", "/nonsense", "").status());
            assertEquals(405, lab.control("PUT", "/clock", "").status());
        }
    }
}
