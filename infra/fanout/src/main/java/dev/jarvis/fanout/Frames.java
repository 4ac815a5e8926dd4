package dev.jarvis.fanout;

import dev.jarvis.feed.Event;
import dev.jarvis.monitor.ClusterStatus;
import dev.jarvis.monitor.Incident;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the messages of the protocol. Stateless. */
@Singleton
final class Frames {

    private final JsonMapper json;

    Frames(JsonMapper json) {
        this.json = json;
    }

    Frame event(long position, Event event) {
        return frame(Topic.EVENTS, "event", position, 0, event);
    }

    Frame incident(long position, Incident incident) {
        return frame(Topic.INCIDENTS, "incident", position, 0, incident);
    }

    Frame statusUpdate(long version, JsonNode difference) {
        return frame(Topic.CLUSTER, "status_update", 0, version, difference);
    }

    Frame snapshot(String epoch, long cursor, CurrentState state, List<Event> events, List<Incident> incidents) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("epoch", epoch);
        payload.put("cursor", cursor);
        state.tree().ifPresent(tree -> payload.put("cluster", tree));
        payload.put("events", events);
        payload.put("incidents", incidents);
        payload.put("approvals", List.of());
        return frame(Topic.CLUSTER, "snapshot", cursor, state.version(), payload);
    }

    Frame resumed(String epoch, long cursor, CurrentState state) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("epoch", epoch);
        payload.put("cursor", cursor);
        state.tree().ifPresent(tree -> payload.put("cluster", tree));
        return frame(Topic.CLUSTER, "resumed", 0, state.version(), payload);
    }

    Frame reset(String epoch, String reason) {
        return frame(Topic.CLUSTER, "reset", 0, 0, Map.of("epoch", epoch, "reason", reason));
    }

    Frame error(String code, String detail, Optional<String> requestId) {
        var envelope = envelope(Topic.CLUSTER, "error", 0, Map.of("code", code, "detail", detail));
        requestId.ifPresent(id -> envelope.put("requestId", id));
        return Frame.ofText(Topic.CLUSTER, 0, 0, bytes(envelope));
    }

    JsonNode tree(ClusterStatus status) {
        try {
            return json.writeValueToTree(status);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Frame frame(Topic topic, String type, long position, long version, Object payload) {
        return Frame.ofText(topic, position, version, bytes(envelope(topic, type, position, payload)));
    }

    private static Map<String, Object> envelope(Topic topic, String type, long position, Object payload) {
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("channel", topic.word());
        envelope.put("type", type);
        if (position > 0) {
            envelope.put("id", position);
        }
        envelope.put("payload", payload);
        return envelope;
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
