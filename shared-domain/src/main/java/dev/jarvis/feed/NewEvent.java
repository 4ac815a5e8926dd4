package dev.jarvis.feed;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An event that is about to be recorded. Immutable; the {@code with} methods answer a changed copy.
 *
 * @param oneLine the whole in one line, where whoever reports it said so; else the title and the message make it
 */
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
        Optional<Long> incidentId,
        Optional<String> oneLine) {

    /** One whose line is made of its title and its message. */
    public NewEvent(
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
        this(
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
                incidentId,
                Optional.empty());
    }

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
                timestamp,
                cluster,
                changed,
                severity,
                source,
                node,
                target,
                title,
                message,
                details,
                incidentId,
                oneLine);
    }

    public NewEvent from(EventSource changed) {
        return new NewEvent(
                timestamp,
                cluster,
                type,
                severity,
                changed,
                node,
                target,
                title,
                message,
                details,
                incidentId,
                oneLine);
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
                incidentId,
                oneLine);
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
                incidentId,
                oneLine);
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
                Optional.of(incident),
                oneLine);
    }

    /** The whole in one line: {@code [Monitor] title: message}. Who says it stands before every line. */
    public String summary() {
        var word = source.word();
        return "[" + word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + "] "
                + oneLine.orElse(title + ": " + message);
    }
}
