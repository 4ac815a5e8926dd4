package dev.jarvis.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A client that applies every difference as the protocol says ends with the state that the server has. */
class DifferenceAppliedTest {

    private static final Map<String, List<String>> KEYS =
            Map.of("nodes", List.of("name"), "guests", List.of("vmid"), "storages", List.of("node", "storage"));
    private static final List<String> FIELDS = List.of("status", "cpuFraction", "memoryUsedBytes", "lock", "startedAt");

    @Test
    void clientThatAppliesEveryDifference_hasTheServersState() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var server = state(random);
        var client = server;
        for (int round = 0; round < 2_000; round++) {
            var next = random.nextInt(10) == 0 ? state(random) : moved(server, random);
            var difference = Difference.between(server, next);
            client = difference.isPresent() ? applied(client, difference.get()) : client;
            assertEquals(inOrder(next), inOrder(client), "seed " + seed + ", round " + round);
            server = next;
        }
    }

    private static JsonNode applied(JsonNode before, JsonNode difference) {
        var after = new LinkedHashMap<String, JsonNode>();
        before.entries().forEach(entry -> after.put(entry.getKey(), entry.getValue()));
        for (var entry : difference.entries()) {
            var name = entry.getKey();
            if (KEYS.containsKey(name)) {
                after.put(name, withRows(after.getOrDefault(name, array(List.of())), name, entry.getValue()));
            } else if (!name.equals("removed")) {
                put(after, name, entry.getValue());
            }
        }
        var removed = difference.get("removed");
        if (removed != null) {
            for (var entry : removed.entries()) {
                var gone = new ArrayList<JsonNode>();
                entry.getValue().values().forEach(gone::add);
                var kept = new ArrayList<JsonNode>();
                for (var row :
                        after.getOrDefault(entry.getKey(), array(List.of())).values()) {
                    if (!gone.contains(identity(entry.getKey(), row))) {
                        kept.add(row);
                    }
                }
                after.put(entry.getKey(), array(kept));
            }
        }
        return JsonNode.createObjectNode(after);
    }

    private static JsonNode withRows(JsonNode rows, String list, JsonNode changes) {
        var byKey = new LinkedHashMap<JsonNode, Map<String, JsonNode>>();
        for (var row : rows.values()) {
            byKey.put(identity(list, row), fields(row));
        }
        for (var change : changes.values()) {
            var row = byKey.computeIfAbsent(identity(list, change), _ -> new LinkedHashMap<>());
            change.entries().forEach(field -> put(row, field.getKey(), field.getValue()));
        }
        return array(byKey.values().stream().map(JsonNode::createObjectNode).toList());
    }

    private static void put(Map<String, JsonNode> fields, String name, JsonNode value) {
        if (value.isNull()) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }

    private static JsonNode identity(String list, JsonNode row) {
        var keys = KEYS.getOrDefault(list, List.of());
        var parts = new LinkedHashMap<String, JsonNode>();
        keys.forEach(key -> parts.put(key, fields(row).getOrDefault(key, JsonNode.nullNode())));
        return keys.size() == 1 ? parts.values().iterator().next() : JsonNode.createObjectNode(parts);
    }

    private static Map<String, JsonNode> fields(JsonNode row) {
        var fields = new LinkedHashMap<String, JsonNode>();
        row.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** The same with fields by name and rows by what they are: neither order means anything. */
    private static String inOrder(JsonNode node) {
        var fields = new TreeMap<String, String>();
        for (var entry : node.entries()) {
            if (KEYS.containsKey(entry.getKey())) {
                var rows = new ArrayList<String>();
                entry.getValue().values().forEach(row -> rows.add(new TreeMap<>(texts(row)).toString()));
                rows.sort(null);
                fields.put(entry.getKey(), rows.toString());
            } else {
                fields.put(entry.getKey(), String.valueOf(entry.getValue().getValue()));
            }
        }
        return fields.toString();
    }

    private static Map<String, String> texts(JsonNode row) {
        var texts = new LinkedHashMap<String, String>();
        row.entries()
                .forEach(field -> texts.put(
                        field.getKey(), String.valueOf(field.getValue().getValue())));
        return texts;
    }

    private static JsonNode state(Random random) {
        var state = new LinkedHashMap<String, JsonNode>();
        state.put("asOf", number(random, 1_000));
        if (random.nextBoolean()) {
            state.put("quorate", JsonNode.createBooleanNode(random.nextBoolean()));
        }
        for (var list : KEYS.keySet()) {
            var rows = new LinkedHashMap<JsonNode, JsonNode>();
            for (int count = random.nextInt(6); count > 0; count--) {
                var row = row(list, random);
                rows.put(identity(list, row), row);
            }
            state.put(list, array(List.copyOf(rows.values())));
        }
        return JsonNode.createObjectNode(state);
    }

    private static JsonNode row(String list, Random random) {
        var row = new LinkedHashMap<String, JsonNode>();
        KEYS.getOrDefault(list, List.of()).forEach(key -> row.put(key, number(random, 5)));
        change(row, random);
        return JsonNode.createObjectNode(row);
    }

    private static JsonNode moved(JsonNode before, Random random) {
        var after = fields(before);
        after.put("asOf", number(random, 1_000));
        for (var list : KEYS.keySet()) {
            var rows = new ArrayList<JsonNode>();
            for (var row : after.getOrDefault(list, array(List.of())).values()) {
                var changed = fields(row);
                change(changed, random);
                if (random.nextInt(8) > 0) {
                    rows.add(JsonNode.createObjectNode(changed));
                }
            }
            after.put(list, array(rows));
        }
        return JsonNode.createObjectNode(after);
    }

    private static void change(Map<String, JsonNode> row, Random random) {
        for (var field : FIELDS) {
            switch (random.nextInt(4)) {
                case 0 -> row.put(field, number(random, 3));
                case 1 -> row.remove(field);
                default -> {}
            }
        }
    }

    private static JsonNode number(Random random, int bound) {
        return JsonNode.createNumberNode(random.nextInt(bound));
    }

    private static JsonNode array(List<JsonNode> rows) {
        return JsonNode.createArrayNode(rows);
    }
}
