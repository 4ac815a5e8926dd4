package dev.jarvis.feed;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** An event that is about to be recorded. Immutable; the {@code with} methods answer a changed copy. */
public record NewEvent(
        Instant timestamp,
        String cluster,
        EventType type,
        Severity severity,
        EventSource source,
        Optional<String> node,
        Optional<String> target,
        String title,
        String message,
        Optional<JsonNode> details,
        Optional<Long> incidentId) {

    /** Something that the monitor noticed and that needs nobody. */
    public static NewEvent status(Instant timestamp, String cluster, Severity severity, String title, String message) {
        return new NewEvent(
                timestamp,
                cluster,
                EventType.STATUS,
                severity,
                EventSource.MONITOR,
                Optional.empty(),
                Optional.empty(),
                title,
                message,
                Optional.empty(),
                Optional.empty());
    }

    public NewEvent as(EventType changed) {
        return new NewEvent(
                timestamp, cluster, changed, severity, source, node, target, title, message, details, incidentId);
    }

    public NewEvent from(EventSource changed) {
        return new NewEvent(
                timestamp, cluster, type, severity, changed, node, target, title, message, details, incidentId);
    }

    public NewEvent about(Optional<String> aboutNode, String aboutTarget) {
        return new NewEvent(
                timestamp,
                cluster,
                type,
                severity,
                source,
                aboutNode,
                Optional.of(aboutTarget),
                title,
                message,
                details,
                incidentId);
    }

    public NewEvent with(JsonNode evidence) {
        return new NewEvent(
                timestamp,
                cluster,
                type,
                severity,
                source,
                node,
                target,
                title,
                message,
                Optional.of(evidence),
                incidentId);
    }

    public NewEvent of(long incident) {
        return new NewEvent(
                timestamp,
                cluster,
                type,
                severity,
                source,
                node,
                target,
                title,
                message,
                details,
                Optional.of(incident));
    }

    /** The whole in one line: {@code [Monitor] title: message}. */
    public String summary() {
        var word = source.word();
        return "[" + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "] " + title + ": " + message;
    }
}
