package dev.jarvis.monitor;

import dev.jarvis.database.TestClock;
import dev.jarvis.feed.Severity;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Incidents and findings to decide upon. */
final class Incidents {

    private Incidents() {}

    static Incident open(String condition, String target, Severity severity) {
        return new Incident(
                1,
                "demo",
                Incident.keyOf(condition, target),
                condition,
                severity,
                Optional.of("pve"),
                target,
                "title",
                "message",
                Incident.State.OPEN,
                TestClock.START,
                TestClock.START,
                Optional.empty(),
                JsonNode.createObjectNode(Map.of()),
                1);
    }

    static Finding.Holds holds(String target, Severity severity, Finding.Certainty certainty) {
        return new Finding.Holds(
                target, Optional.of("pve"), severity, "title", "message", Map.of("metric", "x"), certainty);
    }

    static Finding.Holds holds(String target, Severity severity) {
        return holds(target, severity, Finding.Certainty.CONFIRMED);
    }
}
