package dev.jarvis.bench.client;

import dev.jarvis.bench.process.CannotMeasure;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Reads and writes JSON. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.createDefault();

    private Json() {}

    static String write(Map<String, ?> object) throws IOException {
        return MAPPER.writeValueAsString(object);
    }

    static JsonNode read(String text) throws IOException {
        var read = MAPPER.readValue(text, JsonNode.class);
        if (read == null) {
            throw new CannotMeasure("no JSON but: " + text);
        }
        return read;
    }

    /**
     * What is found along a path of fields.
     *
     * @throws CannotMeasure when there is nothing
     */
    public static JsonNode at(JsonNode root, String... path) {
        var node = root;
        for (var field : path) {
            var next = node.get(field);
            if (next == null) {
                throw new CannotMeasure("there is no " + String.join(".", path) + " in " + root.getValue());
            }
            node = next;
        }
        return node;
    }
}
