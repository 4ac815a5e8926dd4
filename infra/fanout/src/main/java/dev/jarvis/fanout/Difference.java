package dev.jarvis.fanout;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed between two states, as values and not as steps, so that the last one wins: a pure function. Lists are
 * compared by their keys; in each only the rows that changed are named, and in each row only the fields that did.
 */
final class Difference {

    /** The lists of a status and what identifies a row of each. */
    private static final Map<String, List<String>> KEYS =
            Map.of("nodes", List.of("name"), "guests", List.of("vmid"), "storages", List.of("node", "storage"));

    private Difference() {}

    /** The difference as the payload of {@code status_update}; empty when nothing changed. */
    static Optional<JsonNode> between(JsonNode before, JsonNode after) {
        var changed = new LinkedHashMap<String, JsonNode>();
        var removed = new LinkedHashMap<String, JsonNode>();
        for (var entry : after.entries()) {
            var keys = KEYS.get(entry.getKey());
            var earlier = before.get(entry.getKey());
            if (keys == null || earlier == null) {
                if (!entry.getValue().equals(earlier)) {
                    changed.put(entry.getKey(), entry.getValue());
                }
            } else {
                compareRows(entry.getKey(), keys, earlier, entry.getValue(), changed, removed);
            }
        }
        nullWhatWentAway(before, after, changed);
        if (!removed.isEmpty()) {
            changed.put("removed", JsonNode.createObjectNode(removed));
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(JsonNode.createObjectNode(changed));
    }

    private static void compareRows(
            String list,
            List<String> keys,
            JsonNode before,
            JsonNode after,
            Map<String, JsonNode> changed,
            Map<String, JsonNode> removed) {
        var earlier = byKey(before, keys);
        var rows = new ArrayList<JsonNode>();
        for (var row : byKey(after, keys).entrySet()) {
            var old = earlier.remove(row.getKey());
            if (old == null) {
                rows.add(row.getValue());
            } else {
                fields(keys, old, row.getValue()).ifPresent(rows::add);
            }
        }
        if (!rows.isEmpty()) {
            changed.put(list, JsonNode.createArrayNode(rows));
        }
        if (!earlier.isEmpty()) {
            removed.put(
                    list,
                    JsonNode.createArrayNode(earlier.values().stream()
                            .map(row -> identity(row, keys))
                            .toList()));
        }
    }

    private static Optional<JsonNode> fields(List<String> keys, JsonNode before, JsonNode after) {
        var changed = new LinkedHashMap<String, JsonNode>();
        for (var field : after.entries()) {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                changed.put(field.getKey(), field.getValue());
            }
        }
        nullWhatWentAway(before, after, changed);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        var row = new LinkedHashMap<String, JsonNode>();
        for (var key : keys) {
            row.put(key, valueOf(after, key));
        }
        row.putAll(changed);
        return Optional.of(JsonNode.createObjectNode(row));
    }

    private static void nullWhatWentAway(JsonNode before, JsonNode after, Map<String, JsonNode> changed) {
        for (var field : before.entries()) {
            if (after.get(field.getKey()) == null) {
                changed.put(field.getKey(), JsonNode.nullNode());
            }
        }
    }

    private static Map<JsonNode, JsonNode> byKey(JsonNode rows, List<String> keys) {
        var found = new LinkedHashMap<JsonNode, JsonNode>();
        for (var row : rows.values()) {
            found.put(identity(row, keys), row);
        }
        return found;
    }

    /** One key stands for itself, several make an object. */
    private static JsonNode identity(JsonNode row, List<String> keys) {
        if (keys.size() == 1) {
            return valueOf(row, keys.getFirst());
        }
        var parts = new LinkedHashMap<String, JsonNode>();
        keys.forEach(key -> parts.put(key, valueOf(row, key)));
        return JsonNode.createObjectNode(parts);
    }

    private static JsonNode valueOf(JsonNode row, String key) {
        var value = row.get(key);
        return value == null ? JsonNode.nullNode() : value;
    }
}
